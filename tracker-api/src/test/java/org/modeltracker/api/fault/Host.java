package org.modeltracker.api.fault;

import java.time.Duration;
import org.modeltracker.api.Http;

/** What a tracker runs in. */
interface Host extends AutoCloseable {

    /** Starts it and waits until it is well; may fail while the database is not. */
    void start() throws Exception;

    Http http();

    default boolean isProcess() {
        return false;
    }

    default void kill() throws Exception {
        throw new UnsupportedOperationException("this host is not a process of its own");
    }

    default void signal(Signal signal) throws Exception {
        throw new UnsupportedOperationException("this host is not a process of its own");
    }

    /** Ends it as an operator does. */
    default void stop() throws Exception {
        throw new UnsupportedOperationException("this host is not a process of its own");
    }

    /** What its next start runs. */
    default void install(Release next) {
        throw new UnsupportedOperationException("this host runs one release");
    }

    default Release release() {
        return Release.THIS;
    }

    /** Under which name it owns the views. */
    default String owner() throws Exception {
        throw new UnsupportedOperationException("this host is not a process of its own");
    }

    default boolean hasClock() {
        return false;
    }

    /** @param by how far the clock differs from the true time; zero sets it right */
    default void stepClock(Duration by) throws Exception {
        throw new UnsupportedOperationException("the clock of this host cannot be set");
    }
}
