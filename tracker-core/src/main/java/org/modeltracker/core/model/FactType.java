package org.modeltracker.core.model;

import java.util.Locale;

/** A kind of fact, and the kind of its answer. */
public enum FactType implements WireEnum {
    ANNOUNCED(Kind.DATE),
    RELEASED(Kind.DATE),
    ACCESS(Kind.STATE),
    PRICING(Kind.STATE),
    OPEN_SOURCE_STATUS(Kind.STATE),
    SCORE(Kind.MEASUREMENT),
    EXPECTATION(Kind.MEASUREMENT),
    RESOLUTION(Kind.STATE),
    REPORTED(Kind.MEASUREMENT),
    ORGANISATION(Kind.MEASUREMENT),
    BENCHMARK(Kind.MEASUREMENT);

    /** A state holds from its effective date until the next; a date's value is the effective date itself; a measurement stays. */
    public enum Kind {
        STATE,
        DATE,
        MEASUREMENT
    }

    private final Kind kind;

    /** Whether it describes its subject whenever one asks: the name of an organisation, the unit of a benchmark. All else begins. */
    public boolean isTimeless() {
        return this == ORGANISATION || this == BENCHMARK;
    }

    FactType(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public static FactType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
