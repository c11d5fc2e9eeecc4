package org.modeltracker.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.background.NodeRole;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Keys at rest, and the first of them. */
@ExtendWith(OutputCaptureExtension.class)
class KeyStoreIT {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static final ApiPrincipal OPERATOR = new ApiPrincipal(new UUID(0, 0), Keys.ADMIN, Scope.WORDS);

    private final TestClock clock = new TestClock(NOW);
    private final AtomicLong ids = new AtomicLong();
    private KeyStore store;
    private JdbcTransactionManager transactions;

    @BeforeEach
    void an_empty_table() {
        var source = TestDatabase.fresh().dataSource();
        Flyway.configure()
                .dataSource(source)
                .schemas("log", "work")
                .locations("classpath:db/log", "classpath:db/work")
                .load()
                .migrate();
        transactions = new JdbcTransactionManager(source);
        store = new KeyStore(new JdbcTemplate(source), NodeRole.ALL);
    }

    @Test
    void what_was_stored_is_found_by_its_hash_until_it_is_revoked() {
        var made = keys("").make("n", "o", Set.of("history:read", "events:write"));
        var hash = ApiKey.sha256(made.key());
        assertThat(store.working(hash)).contains(made.stored());
        assertThat(made.stored().scopes()).containsExactly("events:write", "history:read");

        assertThat(store.revoke(made.stored().id(), NOW.plusSeconds(5))).isTrue();
        assertThat(store.working(hash)).isEmpty();
        assertThat(store.revoke(made.stored().id(), NOW.plusSeconds(9))).isTrue();
        assertThat(store.get(made.stored().id()).map(StoredKey::revokedAt)).contains(NOW.plusSeconds(5));
        assertThat(store.revoke(new UUID(9, 9), NOW)).isFalse();
    }

    @Test
    void keys_are_listed_in_the_order_in_which_they_were_made() {
        var keys = keys("");
        var made = List.of(
                keys.make("a", "o", Set.of("events:write")).stored(),
                keys.make("b", "o", Set.of("events:write")).stored(),
                keys.make("c", "o", Set.of("events:write")).stored());
        assertThat(store.list(OPERATOR, null, 2)).isEqualTo(made.subList(0, 2));
        assertThat(store.list(OPERATOR, made.get(1).id(), 2)).isEqualTo(made.subList(2, 3));
    }

    @Test
    void the_first_start_prints_one_admin_key_and_the_next_none(CapturedOutput log) {
        start("");
        var printed = log.getAll().replaceAll("(?s).*Admin key: (\\S+) .*", "$1");
        assertThat(keys("").recognise(printed).map(ApiPrincipal::scopes)).contains(Scope.WORDS);
        start("");
        assertThat(log.getAll().split("Admin key: ", -1)).hasSize(2);
        assertThat(log).contains("this once");
    }

    @Test
    void an_admin_key_of_the_settings_is_taken_as_it_is_and_not_stored(CapturedOutput log) {
        start("a-key-of-my-own-choice");
        assertThat(log.getAll()).doesNotContain("Admin key");
        assertThat(store.list(OPERATOR, null, 10)).isEmpty();
        var keys = keys("a-key-of-my-own-choice");
        assertThat(keys.recognise("a-key-of-my-own-choice").map(ApiPrincipal::owner))
                .contains("admin");
        assertThat(keys.isPossible("a-key-of-my-own-choicf")).isFalse();
        assertThat(keys("").isPossible("a-key-of-my-own-choice")).isFalse();
        assertThat(keys("").recognise("a-key-of-my-own-choice")).isEqualTo(Optional.empty());
    }

    private void start(String adminKey) {
        var settings = new SecuritySettings(adminKey);
        new FirstAdminKey(keys(adminKey), store, transactions, settings, NodeRole.ALL).afterSingletonsInstantiated();
    }

    private Keys keys(String adminKey) {
        return new Keys(
                store,
                () -> new UUID(0, ids.incrementAndGet()),
                new Random(ids.get()),
                clock,
                new SecuritySettings(adminKey),
                List.of(),
                transactions);
    }
}
