package org.modeltracker.core.log;

/** Another writer appended first. Nothing was stored; deciding again sees what the other stored. */
public final class AppendConflict extends RuntimeException {

    public AppendConflict(Throwable cause) {
        super("another writer appended to the stream first", cause);
    }
}
