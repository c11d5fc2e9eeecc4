package org.modeltracker.core.claim;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Surrounds each recording, for example to trace it. It must not change what is recorded. */
public interface RecordingObserver {

    /**
     * @param events the ids that the events will have
     * @param recording runs once, on the thread of the caller
     * @param positions of the events in the log, from the result; empty where the result does not tell
     * @return the result of the recording
     */
    <T> T observe(List<UUID> events, Supplier<T> recording, Function<T, List<Long>> positions);
}
