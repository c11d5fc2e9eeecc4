package org.modeltracker.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.identity.OlderLog.offered;
import static org.modeltracker.core.Eventually.eventually;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Http;
import org.modeltracker.api.webhook.Receiver;

/** The first start on the log of an older release tells which model its listings are. */
@Timeout(180)
class IdentityBackfillIT {

    private static final List<String> ASKED = List.of(
            "/v1/models/anthropic/claude-opus-4.6",
            "/v1/models/anthropic/claude-opus-4-6/pricing",
            "/v1/models/abacus/claude-opus-4-6/pricing/history",
            "/v1/models",
            "/v1/disputes",
            "/v1/identities");

    private final OlderLog log = new OlderLog();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void what_was_recorded_under_each_spelling_is_found_under_the_model_and_the_past_stays() throws Exception {
        long head;
        Map<String, String> before;
        List<Map<String, Object>> recorded;
        try (var old = log.start()) {
            log.record(old.http(), OlderLog.spellings());
            subscribe(old.http());
            head = log.head();
            recorded = events(head);
            before = answers(old.http(), head);
        }
        log.isOfTheOlderRelease();
        try (var tracker = log.start()) {
            var http = tracker.http();
            assertThat(answers(http, head)).isEqualTo(before);
            assertThat(events(head)).isEqualTo(recorded);
            var prices =
                    http.get("/v1/models/anthropic/claude-opus-4-6/pricing").json();
            assertThat(prices.path("model").asString()).isEqualTo("anthropic/claude-opus-4.6");
            assertThat(prices.path("data")
                            .valueStream()
                            .map(price -> price.path("provider").asString()))
                    .containsExactlyInAnyOrder("anthropic", "openrouter", "abacus");
            assertThat(http.get("/v1/models?limit=100").json().path("data").findValuesAsString("model"))
                    .contains("anthropic/claude-opus-4.6", "abacus/nothing-that-is-known", "openai/gpt-5.4")
                    .doesNotContain("anthropic/claude-opus-4-6", "abacus/claude-opus-4-6", "poe/gpt-5-4");
            var said = http.get("/v1/identities?provider=abacus").json().at("/data/0");
            assertThat(said.path("basis").asString()).isEqualTo("rule");
            assertThat(said.path("reason").asString()).contains("claude-opus-4-6");

            log.record(
                    http,
                    Stream.of(offered("abacus/claude-opus-4-6", "abacus", "aggregator", "22")
                            .with("/effective", "2026-10-30")));
            assertThat(receiver.awaitNews(1)).hasSize(1);
        }
        var decided = log.identified();
        try (var again = log.start()) {
            assertThat(log.identified()).isEqualTo(decided);
        }
    }

    @Test
    void a_start_that_is_cut_short_is_continued_by_the_next() {
        try (var old = log.start()) {
            log.record(old.http(), OlderLog.spellings());
            log.record(old.http(), OlderLog.shops(700));
        }
        log.isOfTheOlderRelease();
        log.stored.execute("""
                create function log.no_more() returns trigger language plpgsql as $$
                begin
                  if (select count(*) from log.event where type = 'model.identified') > 500 then
                    raise exception 'cut';
                  end if;
                  return null;
                end $$;
                create trigger no_more after insert on log.event execute function log.no_more();
                """);
        log.start().close();
        assertThat(log.identified()).isEqualTo(500);
        log.stored.execute("drop function log.no_more cascade");
        try (var tracker = log.start()) {
            assertThat(log.identified()).isEqualTo(704);
            assertThat(tracker.http()
                            .get("/v1/models/anthropic/claude-opus-4.6/timeline?limit=1")
                            .status())
                    .isEqualTo(200);
            assertThat(log.stored.queryForObject(
                            "select count(distinct payload ->> 'observed_at') from log.event where type = 'model.identified'",
                            Long.class))
                    .as("times at which the rules were applied")
                    .isEqualTo(1);
        }
    }

    @Test
    void a_log_of_this_release_is_left_alone() {
        try (var first = log.start()) {
            log.record(first.http(), OlderLog.spellings());
        }
        log.start().close();
        assertThat(log.identified()).isZero();
    }

    private void subscribe(Http http) {
        var order = "{\"url\":\"%s\",\"types\":[\"pricing.changed\"],\"include_historical\":true}"
                .formatted(receiver.url());
        var webhook = http.post("/v1/webhooks", order);
        assertThat(webhook.status()).as(webhook.body()).isEqualTo(201);
        eventually(
                "consent",
                () -> http.get("/v1/webhooks/" + webhook.at("/id"))
                        .at("/status")
                        .equals("active"));
    }

    private static Map<String, String> answers(Http http, long asOf) {
        return ASKED.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        path -> http.get(path + "?as_of=" + asOf).body()));
    }

    private List<Map<String, Object>> events(long until) {
        return log.stored.queryForList(
                "select position, event_id, payload::text, recorded_at from log.event where position <= ? order by position",
                until);
    }
}
