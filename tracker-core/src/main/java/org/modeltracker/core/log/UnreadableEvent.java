package org.modeltracker.core.log;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A stored event that this release cannot read. The views set it aside; everybody else waits until they have. */
public final class UnreadableEvent extends RuntimeException {

    private final transient String reason;

    UnreadableEvent(String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** Says where the stored text does not have the shape of an event, without the names of classes. */
    static UnreadableEvent because(Throwable failure) {
        return chain(failure)
                .map(cause -> cause instanceof UnreadableEvent unreadable ? unreadable : null)
                .filter(cause -> cause != null)
                .findFirst()
                .orElseGet(() -> new UnreadableEvent("the stored text is not a valid event" + place(failure), failure));
    }

    /** In plain words. */
    public String reason() {
        return reason;
    }

    private static String place(Throwable failure) {
        return chain(failure)
                .filter(JacksonException.class::isInstance)
                .map(cause -> ((JacksonException) cause)
                        .getPath().stream()
                                .map(step -> "/"
                                        + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                                .collect(Collectors.joining()))
                .filter(pointer -> !pointer.isEmpty())
                .map(pointer -> ", at " + pointer)
                .findFirst()
                .orElse("");
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }
}
