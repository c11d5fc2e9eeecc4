package org.modeltracker.core.log;

/** A newer release has changed the tables, so this node writes nothing. */
public final class OutdatedRelease extends RuntimeException {

    OutdatedRelease(String migration) {
        super("The database has migration %s, which this release does not know. This node only reads."
                .formatted(migration));
    }
}
