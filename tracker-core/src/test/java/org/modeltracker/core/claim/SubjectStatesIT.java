package org.modeltracker.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modeltracker.core.Eventually.eventually;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.access.AccessState.GENERAL_AVAILABILITY;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.Facts;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.log.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The states of subjects stay in memory. Decisions must be those that their events in the log lead to, and no others. */
@ParameterizedClass
@ValueSource(ints = {2, 60})
class SubjectStatesIT extends CoreContext {

    @Parameter
    int many;

    @Autowired
    Commands commands;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcTemplate jdbc;

    private final String model = "lab/kept-" + UUID.randomUUID();
    private int besides;

    @BeforeEach
    void beginWithSoMany() {
        record(UUID.randomUUID(), released(model, "2026-04-07"));
        record(UUID.randomUUID(), released(model + "-beside", "2026-04-07"));
        for (int day = 0; day < many; day++) {
            record(UUID.randomUUID(), preview(day));
        }
    }

    @Test
    void what_was_said_long_ago_is_still_known() {
        assertThat(record(UUID.randomUUID(), preview(0)).isNew()).isFalse();
        assertThat(record(UUID.randomUUID(), preview(many - 1)).isNew()).isFalse();
        assertThat(record(UUID.randomUUID(), preview(many)).isNew()).isTrue();
    }

    @Test
    void what_was_refused_with_others_was_never_said() {
        var unknown = access("lab/nobody-" + UUID.randomUUID(), "2026-04-09", PRIVATE_PREVIEW);
        var results = recorder.record(
                List.of(new Draft(UUID.randomUUID(), general().claim()), new Draft(UUID.randomUUID(), unknown.claim())),
                "test",
                true);
        assertThat(results).allMatch(RecordingResult.Refused.class::isInstance);
        assertThat(record(UUID.randomUUID(), general()).isNew()).isTrue();
    }

    @Test
    void an_id_is_known_whatever_its_subject() {
        var id = UUID.randomUUID();
        record(id, released("lab/other-" + id, "2026-04-07"));
        assertThat(recorder.record(List.of(new Draft(id, general().claim())), "test", false))
                .containsExactly(new RecordingResult.Refused(new Refusal.IdTaken(id)));
        var own = UUID.randomUUID();
        assertThat(record(own, general()).isNew()).isTrue();
        assertThat(record(own, general()).isNew()).isFalse();
        assertThat(recorder.record(List.of(new Draft(own, preview(0).claim())), "test", false))
                .containsExactly(new RecordingResult.Refused(new Refusal.IdTaken(own)));
        assertThat(beside(recorder, id, general())).isEqualTo(new RecordingResult.Refused(new Refusal.IdTaken(id)));
    }

    @Test
    void what_another_node_retracted_is_said_no_more() {
        var id = UUID.randomUUID();
        record(id, general());
        assertThat(isNewBeside(recorder, general())).isFalse();
        try (var other = start(DATABASE)) {
            says(other.getBean(Recorder.class), general().retracts(id));
        }
        assertThat(isNewBeside(recorder, general())).isTrue();
    }

    @Test
    void who_has_the_subject_in_memory_still_waits_for_whoever_holds_it() throws Exception {
        var waiting = new FutureTask<>(() -> record(UUID.randomUUID(), general()));
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.queryForList("select pg_advisory_xact_lock(hashtextextended(?, 0))", "model:" + model);
            Thread.ofPlatform().daemon().start(waiting);
            eventually(
                    "it waits for the subject",
                    () -> !jdbc.queryForList("select from pg_locks where not granted and locktype = 'advisory'")
                            .isEmpty());
        });
        assertThat(waiting.get().isNew()).isTrue();
    }

    @Test
    void what_was_rolled_back_was_never_said() {
        assertThatThrownBy(() -> commands.inTransaction(() -> {
                    assertThat(record(UUID.randomUUID(), general()).isNew()).isTrue();
                    throw new IllegalStateException("as the test wanted");
                }))
                .hasMessage("as the test wanted");
        assertThat(record(UUID.randomUUID(), general()).isNew()).isTrue();
    }

    @Test
    void what_another_node_recorded_is_known() {
        try (var other = start(DATABASE)) {
            var there = other.getBean(Recorder.class);
            for (int day = many; day < many + 10; day++) {
                assertThat(says(there, preview(day)).isNew()).isTrue();
                assertThat(record(UUID.randomUUID(), preview(day)).isNew()).isFalse();
                assertThat(record(UUID.randomUUID(), preview(day + 100)).isNew())
                        .isTrue();
            }
        }
    }

    @Test
    void an_event_that_is_set_aside_says_nothing_but_keeps_its_id() {
        var id = UUID.randomUUID();
        long position = record(id, general()).event().position();
        assertThat(isNewBeside(recorder, general())).isFalse();
        setAside(position, () -> {
            assertThat(isNewBeside(recorder, general())).isTrue();
            assertThat(recorder.record(List.of(new Draft(id, general().claim())), "test", false))
                    .containsExactly(new RecordingResult.Refused(new Refusal.IdTaken(id)));
        });
        assertThat(record(id, general()).isNew()).isFalse();
    }

    @Test
    void the_only_event_of_a_subject_is_set_aside() {
        var id = UUID.randomUUID();
        var only = released("lab/only-" + id, "2026-04-07");
        setAside(record(id, only).event().position(), () -> {
            var again = recorder.record(List.of(new Draft(UUID.randomUUID(), only.claim())), "test", true);
            assertThat(((RecordingResult.Stored) again.getFirst()).isNew()).isTrue();
        });
    }

    /** As after a restore from a backup, while the node lives on. On a log of its own: the views do not survive that. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_the_log_has_lost_was_never_said(boolean another) {
        var database = TestDatabase.fresh();
        try (var alone = start(database)) {
            var there = alone.getBean(Recorder.class);
            says(there, released(model, "2026-04-07"));
            says(there, released(model + "-beside", "2026-04-07"));
            IntStream.range(0, many).forEach(day -> says(there, preview(day)));
            assertThat(says(there, general()).isNew()).isTrue();
            assertThat(says(there, general()).isNew()).isFalse();
            assertThat(says(there, preview(many)).isNew()).isTrue();
            alone.getBean(JdbcTemplate.class).execute("""
                    begin; alter table log.event disable trigger user;
                    delete from log.event where position > (select position - 2 from log.head);
                    update log.head set position = position - 2; alter table log.event enable trigger user; commit
                    """);
            if (another) { // in the place of what was lost
                try (var other = start(database)) {
                    IntStream.of(200, 201).forEach(day -> says(other.getBean(Recorder.class), preview(day)));
                }
            }
            assertThat(isNewBeside(there, general())).isTrue();
        }
    }

    private void setAside(long position, Runnable meanwhile) {
        jdbc.update("""
                insert into work.dead_letter (position, event_id, stream, type, reason, since)
                select position, event_id, stream, type, 'as the test wanted', now() from log.event where position = ?
                """, position);
        try {
            meanwhile.run();
        } finally {
            jdbc.update("delete from work.dead_letter where position = ?", position);
        }
    }

    /** Beside a claim that is appended, so that the whole request is checked by its append. */
    private RecordingResult beside(Recorder there, UUID id, Facts fact) {
        var other = access(model + "-beside", "2026-05-%02d".formatted(++besides), PRIVATE_PREVIEW);
        var results = there.record(
                List.of(new Draft(id, fact.claim()), new Draft(UUID.randomUUID(), other.claim())), "test", false);
        assertThat(((RecordingResult.Stored) results.getLast()).isNew()).isTrue();
        return results.getFirst();
    }

    private boolean isNewBeside(Recorder there, Facts fact) {
        return ((RecordingResult.Stored) beside(there, UUID.randomUUID(), fact)).isNew();
    }

    private static RecordingResult.Stored says(Recorder recorder, Facts fact) {
        var draft = new Draft(UUID.randomUUID(), fact.claim());
        return (RecordingResult.Stored)
                recorder.record(List.of(draft), "test", false).getFirst();
    }

    private Facts preview(int day) {
        var date = LocalDate.of(2026, 4, 9).plusDays(day).toString();
        return access(model, date, PRIVATE_PREVIEW).seen("2026-04-09");
    }

    private Facts general() {
        return access(model, "2026-04-09", GENERAL_AVAILABILITY);
    }
}
