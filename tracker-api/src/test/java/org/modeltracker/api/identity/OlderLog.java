package org.modeltracker.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.core.TestDatabase;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A database as the release before identities leaves it. */
final class OlderLog {

    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    final JdbcTemplate stored = new JdbcTemplate(database.dataSource());

    SecondTracker start() {
        return SecondTracker.start(
                database,
                NOW,
                "--tracker.rate-limit=off",
                "--tracker.webhooks.allowed-networks=127.0.0.1/32",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY);
    }

    /** The next start finds this log for the first time. */
    void isOfTheOlderRelease() {
        stored.execute("drop table work.identity_backfill");
        var script = new ClassPathResource("db/work/V20261128_2240__identity_backfill_an_older_log.sql");
        new ResourceDatabasePopulator(script).execute(Objects.requireNonNull(stored.getDataSource()));
    }

    /** An offering as the release before recorded it: the maker's id where a path names it, whoever sells. */
    static Envelope offered(String model, String provider, String channel, String output) {
        return price(model, "2026-02-01", output)
                .with("/data/provider", provider)
                .with("/data/channel", channel)
                .by("modelsdev", "catalogue");
    }

    /** Returns when the views know them. */
    void record(Http http, Stream<Envelope> claims) {
        var lines = claims.map(Envelope::toString).collect(Collectors.joining("\n"));
        var answer = http.ndjson("/v1/events?atomic=true", lines);
        assertThat(answer.body().lines()).allMatch(line -> line.contains("\"status\":201"));
        assertThat(http.get("/v1/models?limit=1&as_of=" + head()).status()).isEqualTo(200);
    }

    /** One model in eight spellings at three shops. */
    static Stream<Envelope> spellings() {
        return Stream.concat(
                Stream.of(
                        released("anthropic/claude-opus-4.6", "2026-01-15"),
                        offered("anthropic/claude-opus-4.6", "anthropic", "first_party_api", "25"),
                        released("anthropic/claude-opus-4-6", "2026-01-15").by("modelsdev", "catalogue"),
                        offered("anthropic/claude-opus-4-6", "openrouter", "aggregator", "24"),
                        offered("anthropic/claude-opus-4-6", "anthropic", "first_party_api", "25"),
                        released("abacus/claude-opus-4-6", "2026-01-15").by("modelsdev", "catalogue"),
                        offered("abacus/claude-opus-4-6", "abacus", "aggregator", "23"),
                        released("abacus/nothing-that-is-known", "2026-01-15").by("modelsdev", "catalogue"),
                        offered("abacus/nothing-that-is-known", "abacus", "aggregator", "1")),
                Stream.of(released("poe/gpt-5-4", "2026-01-15").by("modelsdev", "catalogue")));
    }

    /** Listings of one model at so many shops. */
    static Stream<Envelope> shops(int count) {
        return IntStream.range(0, count).mapToObj(i -> released("shop-%d/claude-opus-4-6".formatted(i), "2026-01-15"));
    }

    long head() {
        return stored.queryForObject("select position from log.head", Long.class);
    }

    long identified() {
        return stored.queryForObject("select count(*) from log.event where type = 'model.identified'", Long.class);
    }
}
