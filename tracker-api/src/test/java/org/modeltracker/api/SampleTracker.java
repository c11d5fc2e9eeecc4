package org.modeltracker.api;

/** A tracker of its own with the sample record, to which webhooks on this machine may be added. */
public record SampleTracker(SecondTracker tracker, EveryRead reads) implements AutoCloseable {

    public static SampleTracker start() {
        var tracker = SecondTracker.start(
                ApiContext.NOW,
                "--tracker.rate-limit=off",
                "--tracker.webhooks.allowed-networks=127.0.0.1/32",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY);
        return new SampleTracker(tracker, EveryRead.on(tracker.http()));
    }

    public Http http() {
        return tracker.http();
    }

    /** With every scope. */
    public String key() {
        return ApiContext.ADMIN_KEY;
    }

    @Override
    public void close() {
        tracker.close();
    }
}
