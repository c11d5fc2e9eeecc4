package org.modeltracker.core.log;

import java.util.Objects;
import java.util.stream.Stream;

/** A failure and what caused it, outermost first. */
public final class Causes {

    /** Some drivers make circles. */
    static final int DEEPEST = 50;

    private Causes() {}

    public static Stream<Throwable> of(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }

    /** Only those of a type. */
    public static <T> Stream<T> of(Throwable thrown, Class<T> type) {
        return of(thrown).filter(type::isInstance).map(type::cast);
    }
}
