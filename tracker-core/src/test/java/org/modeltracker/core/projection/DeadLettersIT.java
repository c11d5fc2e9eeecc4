package org.modeltracker.core.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modeltracker.core.Eventually.eventually;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.access.AccessState.GENERAL_AVAILABILITY;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.Poison;
import org.modeltracker.core.Stumble;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.EventLog.Filter;
import org.modeltracker.core.log.SubjectHistories;
import org.modeltracker.core.log.SubjectHistories.History;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** One event that nobody can take in stops nobody: it is set aside by name, and everything after it goes its way. */
class DeadLettersIT extends CoreContext {

    private final String model = "lab/poisoned-" + UUID.randomUUID();
    private final UUID id = UUID.randomUUID();

    @Autowired
    EventLog log;

    @Autowired
    SubjectHistories histories;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    Stumble stumble;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void nothing_stays_set_aside() {
        stumble.getUp();
        Poison.mend(DATABASE.dataSource(), id, model);
        views.rebuild().run((done, total) -> {});
        assertThat(deadLetters.after(0, 10)).isEmpty();
    }

    static Stream<Poison> kinds() {
        return Poison.kinds();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void an_unreadable_event_is_set_aside_by_name_and_views_and_readers_pass_it(Poison poison) {
        record(released(model, "2026-04-07"));
        long position = poison.into(DATABASE.dataSource(), id, model);
        eventually("set aside", () -> views.position() == position);
        var next = record(access(model, "2026-04-09", GENERAL_AVAILABILITY));

        assertThat(next.position()).isEqualTo(position + 1);
        assertThat(deadLetters.after(0, 10)).singleElement().satisfies(letter -> {
            assertThat(letter.position()).isEqualTo(position);
            assertThat(letter.eventId()).isEqualTo(id);
            assertThat(letter.type()).isEqualTo(poison.type());
            assertThat(letter.reason()).isNotEmpty().doesNotContain("org.", "java", "Exception");
        });
        assertThat(log.after(position - 1, 1, Filter.NONE))
                .extracting(RecordedEvent::position)
                .containsExactly(next.position());
        assertThat(log.byId(id)).isEmpty();
        var subject = Subject.model(model);
        assertThat(histories.find(Map.of(subject, 0L)).get(subject))
                .extracting(History::next)
                .isEqualTo(3L);
    }

    @Test
    void what_no_projection_takes_in_even_alone_is_set_aside_and_its_neighbours_are_not() {
        stumble.fallOver(id);
        record(released(model, "2026-04-07"));
        record(id, access(model, "2026-04-09", GENERAL_AVAILABILITY));
        var next = record(released("lab/neighbour-" + id, "2026-04-07"));
        assertThat(deadLetters.after(0, 10)).extracting(DeadLetter::eventId).containsExactly(id);
        assertThat(jdbc.queryForList(
                        "select event_id from view.claim where position >= ?", UUID.class, next.position() - 1))
                .containsExactly(next.id());
    }

    @Test
    void a_rebuild_passes_it_too_and_takes_it_in_once_it_can_be_read() {
        long position = Poison.kinds().findFirst().orElseThrow().into(DATABASE.dataSource(), id, model);
        record(released("lab/after-" + id, "2026-04-07"));
        views.rebuild().run((done, total) -> {});
        assertThat(deadLetters.after(0, 10)).extracting(DeadLetter::position).containsExactly(position);
    }

    @Test
    void an_answer_is_told_what_it_leaves_out() {
        long position = Poison.kinds().findFirst().orElseThrow().into(DATABASE.dataSource(), id, model);
        record(released("lab/after-" + id, "2026-04-07"));
        assertThat(deadLetters.leftOut(position - 1, null)).isEmpty();
        assertThat(deadLetters.leftOut(position, null)).hasSize(1);
        assertThat(deadLetters.leftOut(position, model)).hasSize(1);
        assertThat(deadLetters.leftOut(position, "lab/another")).isEmpty();
    }

    @Test
    void a_rebuild_that_cannot_succeed_says_why() {
        stumble.fall(() -> {});
        assertThatThrownBy(() -> views.rebuild().run((done, total) -> {}))
                .isInstanceOf(RebuildFailed.class)
                .hasMessageContaining("stopped after position 0");
        stumble.getUp();
        eventually("the views that were there go on", () -> views.position() == log.head());
    }
}
