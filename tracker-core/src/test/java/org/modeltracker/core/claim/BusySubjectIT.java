package org.modeltracker.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.access.AccessState.GENERAL_AVAILABILITY;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.Facts;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.log.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The state of a subject with many events stays in memory. Decisions must be those that its events in the log lead to, and no others. */
class BusySubjectIT extends CoreContext {

    private static final int MANY = 60;

    @Autowired
    Commands commands;

    @Autowired
    JdbcTemplate jdbc;

    private final String model = "lab/busy-" + UUID.randomUUID();

    @BeforeEach
    void makeItBusy() {
        record(UUID.randomUUID(), released(model, "2026-04-07"));
        for (int day = 0; day < MANY; day++) {
            record(UUID.randomUUID(), preview(day));
        }
    }

    @Test
    void what_was_said_long_ago_is_still_known() {
        assertThat(record(UUID.randomUUID(), preview(0)).isNew()).isFalse();
        assertThat(record(UUID.randomUUID(), preview(MANY - 1)).isNew()).isFalse();
        assertThat(record(UUID.randomUUID(), preview(MANY)).isNew()).isTrue();
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
            for (int day = MANY; day < MANY + 10; day++) {
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
        jdbc.update("""
                insert into work.dead_letter (position, event_id, stream, type, reason, since)
                select position, event_id, stream, type, 'as the test wanted', now() from log.event where position = ?
                """, position);
        try {
            assertThat(recorder.record(List.of(new Draft(id, general().claim())), "test", false))
                    .containsExactly(new RecordingResult.Refused(new Refusal.IdTaken(id)));
            assertThat(record(UUID.randomUUID(), general()).isNew()).isTrue();
        } finally {
            jdbc.update("delete from work.dead_letter where position = ?", position);
        }
        assertThat(record(id, general()).isNew()).isFalse();
    }

    /** As after a restore from a backup, while the node lives on. On a log of its own: the views do not survive that. */
    @Test
    void what_the_log_has_lost_was_never_said() {
        try (var alone = start(TestDatabase.fresh())) {
            var there = alone.getBean(Recorder.class);
            says(there, released(model, "2026-04-07"));
            IntStream.range(0, MANY).forEach(day -> says(there, preview(day)));
            assertThat(says(there, general()).isNew()).isTrue();
            assertThat(says(there, general()).isNew()).isFalse();
            alone.getBean(JdbcTemplate.class).execute("""
                    begin; alter table log.event disable trigger user;
                    delete from log.event where position = (select position from log.head);
                    update log.head set position = position - 1; alter table log.event enable trigger user; commit
                    """);
            assertThat(says(there, general()).isNew()).isTrue();
        }
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
