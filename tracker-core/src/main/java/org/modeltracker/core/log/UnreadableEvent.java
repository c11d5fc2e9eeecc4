package org.modeltracker.core.log;

import java.util.stream.Collectors;
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
        return Causes.of(failure, UnreadableEvent.class)
                .findFirst()
                .orElseGet(
                        () -> new UnreadableEvent("the stored text is not a valid event" + pointer(failure), failure));
    }

    /** In plain words. */
    public String reason() {
        return reason;
    }

    private static String pointer(Throwable failure) {
        return Causes.of(failure, JacksonException.class)
                .map(cause -> cause.getPath().stream()
                        .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                        .collect(Collectors.joining()))
                .filter(pointer -> !pointer.isEmpty())
                .map(pointer -> ", at " + pointer)
                .findFirst()
                .orElse("");
    }
}
