package org.modeltracker.api.trace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.trace.TraceStore.Recorded;
import org.modeltracker.core.claim.RecordingObserver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the spans of recording and of delivering. Requests have theirs from Spring. Without a tracer it makes none. */
@Component
public class Traces implements RecordingObserver {

    /** An import records many events at once; a span names the first of them. */
    private static final int MOST_IDS = 100;

    private final @Nullable Tracer tracer;
    private final TraceStore store;

    /** Many deliveries have one message. What is not found may be there a moment later, for another message. */
    private final Cache<UUID, Optional<Recorded>> traced = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    Traces(ObjectProvider<Tracer> tracers, TraceStore store) {
        this.tracer = tracers.getIfAvailable();
        this.store = store;
    }

    @Override
    public <T> T observe(List<UUID> events, Supplier<T> recording, Function<T, List<Long>> positions) {
        if (tracer == null || events.isEmpty()) {
            return recording.get();
        }
        var span = tracer.nextSpan().name("append events").start();
        span.tagOfStrings(
                "tracker.event.ids",
                events.stream().limit(MOST_IDS).map(UUID::toString).toList());
        return within(tracer, span, () -> {
            if (Boolean.TRUE.equals(span.context().sampled())) {
                store.add(events, TraceParent.of(span.context()));
            }
            var result = recording.get();
            span.tagOfLongs(
                    "tracker.event.positions",
                    positions.apply(result).stream().limit(MOST_IDS).toList());
            return result;
        });
    }

    /**
     * Goes on with the trace that recorded the event of a message.
     *
     * @param message the key of the message
     * @param name of the span
     * @param tags asked for only where there is a trace
     * @param outcome a word for the result
     * @return the result of the work
     */
    public <T> T follow(
            UUID message,
            String name,
            Supplier<Map<String, String>> tags,
            Supplier<T> work,
            Function<T, String> outcome) {
        if (tracer == null) {
            return work.get();
        }
        var recorded = Objects.requireNonNull(traced.get(message, store::ofMessage));
        return recorded.isEmpty() ? work.get() : follow(tracer, recorded.get(), name, tags.get(), work, outcome);
    }

    private static <T> T follow(
            Tracer tracer,
            Recorded recorded,
            String name,
            Map<String, String> tags,
            Supplier<T> work,
            Function<T, String> outcome) {
        var builder = tracer.spanBuilder()
                .setParent(TraceParent.read(recorded.parent(), tracer.traceContextBuilder()))
                .name(name)
                .kind(Span.Kind.CLIENT)
                .tag("tracker.event.id", recorded.event().toString());
        tags.forEach(builder::tag);
        var span = builder.start();
        return within(tracer, span, () -> {
            var result = work.get();
            span.tag("tracker.outcome", outcome.apply(result));
            return result;
        });
    }

    private static <T> T within(Tracer tracer, Span span, Supplier<T> work) {
        try (var _ = tracer.withSpan(span)) {
            return work.get();
        } catch (RuntimeException | Error e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
