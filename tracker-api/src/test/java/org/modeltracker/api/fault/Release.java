package org.modeltracker.api.fault;

/** What a node runs. */
enum Release {
    /** The jar in {@code -Dprevious.jar=}. */
    PREVIOUS,
    /** This tree. */
    THIS
}
