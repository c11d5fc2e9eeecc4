package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;
import static org.modeltracker.core.access.AccessState.PUBLIC_PREVIEW;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.Facts;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AppendIT extends CoreContext {

    @Autowired
    EventLog log;

    @Autowired
    SubjectHistories histories;

    @Autowired
    EventAppender appender;

    @Autowired
    RecordTimes times;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final String model = "lab/appended-" + UUID.randomUUID();

    @Test
    void an_append_that_cannot_have_the_log_in_time_is_busy_and_stores_nothing() throws SQLException {
        var id = UUID.randomUUID();
        long head = log.head();
        try (var other = DATABASE.dataSource().getConnection();
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select from log.head for update");
            assertThatThrownBy(() -> record(id, released(model, "2026-04-07"))).isInstanceOf(LogBusy.class);
            other.rollback();
        }
        assertThat(log.byId(id)).isEmpty();
        assertThat(log.head()).isEqualTo(head);
        assertThat(record(id, released(model, "2026-04-07")).event().position()).isEqualTo(head + 1);
    }

    @Test
    void a_writer_that_cannot_have_its_subject_in_time_is_busy_too() throws SQLException {
        var id = UUID.randomUUID();
        try (var other = DATABASE.dataSource().getConnection();
                var lock = other.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            other.setAutoCommit(false);
            lock.setString(1, Subject.model(model).stream());
            lock.execute();
            assertThatThrownBy(() -> record(id, released(model, "2026-04-07"))).isInstanceOf(LogBusy.class);
            other.rollback();
        }
        assertThat(log.byId(id)).isEmpty();
    }

    @Test
    void an_instant_that_cannot_be_closed_in_time_is_busy_too() throws SQLException {
        record(UUID.randomUUID(), released(model, "2026-04-07"));
        var now = times.recordedAt(log.head()).orElseThrow().plusSeconds(1);
        try (var other = DATABASE.dataSource().getConnection();
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select from log.head for update");
            assertThatThrownBy(() -> times.lastAt(now)).isInstanceOf(LogBusy.class);
            other.rollback();
        }
        assertThat(times.lastAt(now)).isEqualTo(log.head());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log.event set payload = '{}'",
                "update log.event set payload = '{}' where false",
                "delete from log.event",
                "truncate log.event"
            })
    void the_log_refuses_whoever_edits_it(String sql) {
        var kept = record(released(model, "2026-04-07"));
        assertThatThrownBy(() -> jdbc.execute(sql)).rootCause().isInstanceOfSatisfying(SQLException.class, refused -> {
            assertThat(refused.getMessage()).contains("log.event is append-only");
            assertThat(refused.getSQLState()).isEqualTo("42501");
        });
        assertThat(log.byId(kept.id())).contains(kept);
    }

    @Test
    void what_is_read_back_is_what_was_recorded() {
        var id = UUID.randomUUID();
        var fact = access(model, "2026-04-09T08:15:30.123456Z", PUBLIC_PREVIEW).quoting("“ünïcode” and \\u0041");
        record(released(model, "2026-04-07"));
        var event = record(id, fact).event();
        assertThat(event.claim()).isEqualTo(fact.claim());
        assertThat(log.byId(id)).contains(event);
        assertThat(event.recordedBy()).isEqualTo("test");
    }

    @Test
    void two_writers_race_on_one_model_and_nothing_is_lost() throws Exception {
        int each = 60;
        record(released(model, "2026-04-07"));
        try (var writers = Executors.newFixedThreadPool(2)) {
            for (var done : writers.invokeAll(List.of(writes(0, each), writes(each, 2 * each)))) {
                done.get();
            }
        }
        var events = events();
        assertThat(events)
                .extracting(RecordedEvent::claim)
                .hasSize(1 + 2 * each)
                .doesNotHaveDuplicates();
        assertThat(jdbc.queryForList(
                        "select sequence from log.event where stream = ? order by position",
                        Long.class,
                        Subject.model(model).stream()))
                .isEqualTo(LongStream.rangeClosed(0, 2 * each).boxed().toList());
    }

    @Test
    void two_writers_that_say_the_same_make_one_event() throws Exception {
        record(released(model, "2026-04-07"));
        var same = access(model, "2026-04-09", PRIVATE_PREVIEW);
        Callable<UUID> write = () -> record(UUID.randomUUID(), same).event().id();
        try (var writers = Executors.newFixedThreadPool(8)) {
            var ids = new ArrayList<UUID>();
            for (var done :
                    writers.invokeAll(IntStream.range(0, 8).mapToObj(n -> write).toList())) {
                ids.add(done.get());
            }
            assertThat(ids).containsOnly(ids.getFirst());
        }
        assertThat(events()).hasSize(2);
    }

    @Test
    void two_events_that_draw_the_same_place_cannot_both_commit() {
        record(released(model, "2026-04-07"));
        assertThatThrownBy(() -> publish(0, access(model, "2026-04-09", PRIVATE_PREVIEW)))
                .isInstanceOf(AppendConflict.class)
                .hasMessageNotContaining("insert");
        assertThat(events()).hasSize(1);
    }

    private List<RecordedEvent> events() {
        var subject = Subject.model(model);
        return histories.find(Map.of(subject, 0L)).get(subject).events();
    }

    private void publish(long sequence, Facts fact) {
        var event = appender.event(UUID.randomUUID(), sequence, fact.claim(), "test");
        new TransactionTemplate(transactions).executeWithoutResult(status -> appender.append(List.of(event)));
    }

    private Callable<Void> writes(int from, int to) {
        return () -> {
            for (int day = from; day < to; day++) {
                var date = LocalDate.of(2026, 4, 9).plusDays(day).toString();
                record(UUID.randomUUID(), access(model, date, PRIVATE_PREVIEW).seen("2026-04-09"));
            }
            return null;
        };
    }
}
