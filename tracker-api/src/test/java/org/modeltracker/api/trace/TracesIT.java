package org.modeltracker.api.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import io.micrometer.tracing.Tracer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.api.webhook.Receiver;
import org.springframework.jdbc.core.JdbcTemplate;

/** A trace leads from the request that recorded an event to each attempt to deliver it, and the log knows nothing of it. */
@Timeout(120)
class TracesIT {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String STRANGER = "0af7651916cd43dd8448eb211c80319c";

    private final OtlpReceiver collector = new OtlpReceiver();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        collector.close();
        receiver.close();
    }

    private static SecondTracker tracker(String... more) {
        return SecondTracker.start(
                NOW,
                Stream.concat(
                                Stream.of(
                                        "--tracker.rate-limit=off",
                                        "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY,
                                        "--tracker.webhooks.allowed-networks=127.0.0.1/32"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private SecondTracker traced() {
        return tracker(
                "--" + TracesOff.ADDRESS + "=" + collector.address(),
                "--management.opentelemetry.tracing.export.schedule-delay=50ms");
    }

    private void subscribe(SecondTracker tracker) {
        var made = tracker.http().post("/v1/webhooks", "{\"url\":\"%s\"}".formatted(receiver.url()));
        eventually(
                "the webhook is active",
                () -> tracker.http()
                        .get("/v1/webhooks/" + made.at("/id"))
                        .at("/status")
                        .equals("active"));
    }

    @Test
    void a_trace_goes_from_the_request_to_the_webhook() {
        try (var tracker = traced()) {
            subscribe(tracker);
            var body = Envelope.released("trace/one", "2026-10-30").toString();
            var parent = "00-%s-b7ad6b7169203331-01".formatted(STRANGER);
            var recorded = tracker.http().post("/v1/events", body, "traceparent", parent);
            assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
            eventually(
                    "the delivery's span",
                    () -> !collector.named("deliver message").isEmpty());
            eventually(
                    "the request's span",
                    () -> !collector.named("http post /v1/events").isEmpty());
            var request = collector.named("http post /v1/events").getFirst();
            var append = collector.named("append events").getFirst();
            var delivery = collector.named("deliver message").getFirst();
            assertThat(append.parent()).isEqualTo(request.id());
            assertThat(delivery.parent()).isEqualTo(append.id());
            assertThat(List.of(append.trace(), delivery.trace())).containsOnly(request.trace());
            assertThat(append.attributes())
                    .containsEntry("tracker.event.ids", recorded.at("/id"))
                    .containsEntry("tracker.event.positions", recorded.at("/position"));
            assertThat(delivery.attributes())
                    .containsEntry("tracker.event.id", recorded.at("/id"))
                    .containsEntry("tracker.outcome", "status_204")
                    .containsEntry(
                            "tracker.message.id", receiver.news().getFirst().header("webhook-id"));
            assertThat(collector.spans()).noneMatch(span -> span.trace().equals(STRANGER));
        }
    }

    /** Links of letters have secrets in them. */
    @Test
    void the_address_of_a_request_is_in_no_span() {
        try (var tracker = traced()) {
            tracker.http().get("/subscribe/%s/confirm/a-secret-token".formatted(UUID.randomUUID()));
            tracker.http().get("/v1/models?q=a-secret-token");
            eventually(
                    "the spans", () -> !collector.named("http get /v1/models").isEmpty());
            assertThat(collector.spans()).noneMatch(span -> span.toString().contains("a-secret-token"));
            assertThat(collector.spans()).anyMatch(span -> span.name().contains("/subscribe/"));
        }
    }

    @Test
    void the_log_is_the_same_with_and_without_traces() {
        var claim = Envelope.released("trace/same", "2026-10-30").toString();
        String traced;
        try (var tracker = traced()) {
            traced = logged(tracker, claim);
            assertThat(links(tracker)).isEqualTo(1);
        }
        try (var tracker = tracker()) {
            assertThat(logged(tracker, claim)).isEqualTo(traced);
            assertThat(links(tracker)).isZero();
            assertThat(tracker.context().getBeansOfType(Tracer.class)).isEmpty();
        }
        assertThat(collector.named("append events")).hasSize(1);
    }

    /** The row but for what is new with each: the id and the time. */
    private static String logged(SecondTracker tracker, String claim) {
        assertThat(tracker.http().post("/v1/events", claim).status()).isEqualTo(201);
        return tracker.context()
                .getBean(JdbcTemplate.class)
                .queryForObject(
                        "select (to_jsonb(e) - 'event_id' - 'recorded_at')::text from log.event e", String.class);
    }

    private static Integer links(SecondTracker tracker) {
        return tracker.context()
                .getBean(JdbcTemplate.class)
                .queryForObject("select count(*) from work.event_trace", Integer.class);
    }
}
