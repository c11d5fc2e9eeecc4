package org.modeltracker.core.model;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** Who speaks, in the order in which we believe them when they disagree. */
@EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
public enum SourceKind {
    OFFICIAL,
    EVALUATOR,
    CATALOGUE,
    PRESS,
    COMMUNITY;

    /** Press and community reports do not silence those who are closer to the thing. */
    public boolean secondHand() {
        return this == PRESS || this == COMMUNITY;
    }
}
