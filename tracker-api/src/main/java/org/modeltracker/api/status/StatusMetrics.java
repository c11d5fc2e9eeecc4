package org.modeltracker.api.status;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The status as metrics. A figure that cannot be read is NaN, so the others still show. */
@Component
class StatusMetrics implements MeterBinder {

    /** One scrape asks for every figure; the status is read once for all of them. */
    private static final Duration ONE_SCRAPE = Duration.ofSeconds(1);

    private static final String STATUS = "status";

    private final LoadingCache<String, TrackerStatus> latest;

    StatusMetrics(StatusReader status) {
        this.latest = Caffeine.newBuilder().expireAfterWrite(ONE_SCRAPE).build(_ -> status.read());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("tracker.events", this, _ -> status(TrackerStatus::position))
                .description("Events in the log")
                .register(registry);
        gauge(
                registry,
                "tracker.views.position",
                "Last event that the views have",
                now -> now.views().position());
        gauge(
                registry,
                "tracker.views.behind.events",
                "Events that the views have not read",
                now -> now.views().behindEvents());
        gauge(
                registry,
                "tracker.views.behind.seconds",
                "Age of the oldest event that the views have not read",
                now -> now.views().behindSeconds());
        gauge(registry, "tracker.dead.letters", "Events that the views could not process", TrackerStatus::deadLetters);
        gauge(
                registry,
                "tracker.webhooks.behind.events",
                "Events without deliveries yet",
                now -> now.webhooks().log().behindEvents());
        gauge(
                registry,
                "tracker.webhooks.behind.seconds",
                "Age of the oldest of these events",
                now -> now.webhooks().log().behindSeconds());
        gauge(
                registry,
                "tracker.webhooks.waiting",
                "Deliveries that wait for an attempt",
                now -> now.webhooks().waiting());
        gauge(
                registry,
                "tracker.webhooks.late.seconds",
                "How late the oldest due delivery is",
                now -> now.webhooks().lateSeconds());
        gauge(registry, "tracker.streams", "Readers that follow the log at this node", TrackerStatus::liveStreams);
        gauge(registry, "tracker.imports.running", "Imports under way at any node", TrackerStatus::runningImports);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<TrackerStatus> figure) {
        Gauge.builder(name, () -> status(figure)).description(description).register(registry);
    }

    private double status(ToDoubleFunction<TrackerStatus> figure) {
        return figure.applyAsDouble(latest.get(STATUS));
    }
}
