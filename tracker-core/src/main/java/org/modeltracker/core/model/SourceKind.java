package org.modeltracker.core.model;

/** Who speaks, in the order in which we believe them when they disagree. */
public enum SourceKind implements WireEnum {
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
