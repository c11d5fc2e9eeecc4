package org.modeltracker.core.model;

/** The kind of a source, in order of trust. */
public enum SourceKind implements WireEnum {
    OFFICIAL,
    EVALUATOR,
    CATALOGUE,
    PRESS,
    COMMUNITY;

    /** Press and community reports do not silence claims of closer sources. */
    public boolean secondHand() {
        return this == PRESS || this == COMMUNITY;
    }
}
