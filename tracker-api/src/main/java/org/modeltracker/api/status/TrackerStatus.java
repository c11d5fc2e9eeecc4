package org.modeltracker.api.status;

import org.modeltracker.api.log.Rebuild;

/**
 * The log, and how far everything is that follows it. What is late still answers; it is no outage.
 *
 * @param position the last event of the log
 * @param deadLetters events that the views could not process
 * @param liveStreams readers that follow the log at this node
 * @param runningImports imports under way at any node
 * @param rebuild the latest rebuild of the views, at any node
 */
public record TrackerStatus(
        long position,
        Follower views,
        Webhooks webhooks,
        long deadLetters,
        int liveStreams,
        int runningImports,
        Rebuild rebuild) {

    /**
     * What reads the log.
     *
     * @param behindEvents events of the log that it has not read
     * @param behindSeconds the age of the oldest of these, in seconds; 0 if there are none
     */
    public record Follower(long position, long behindEvents, long behindSeconds) {}

    /**
     * @param waiting deliveries that wait for an attempt
     * @param lateSeconds how long ago the first of these was due, in seconds; 0 if none is late
     */
    public record Webhooks(Follower log, long waiting, long lateSeconds) {}
}
