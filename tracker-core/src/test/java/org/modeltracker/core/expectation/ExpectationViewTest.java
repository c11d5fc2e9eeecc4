package org.modeltracker.core.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Facts.MODEL;
import static org.modeltracker.core.Facts.expected;
import static org.modeltracker.core.Facts.resolved;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.modeltracker.core.Facts;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.expectation.ExpectationEvent.Commitment;
import org.modeltracker.core.expectation.ExpectationEvent.Outcome;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;

class ExpectationViewTest {

    private static final UUID STATED = new UUID(0, 1);
    private static final UUID RESOLVED = new UUID(0, 2);

    @ParameterizedTest
    @CsvSource({
        "2026-Q3,    2026-09-30, open",
        "2026-Q3,    2026-10-01, overdue",
        "2026,       2026-12-31, open",
        "2026,       2027-01-01, overdue",
        "2026-05-20, 2026-05-20, open",
        "2026-05-20, 2026-05-21, overdue"
    })
    void a_dated_window_is_overdue_once_it_has_passed(String window, String at, String status) {
        assertThat(status(at, answer(STATED, expected(MODEL, "2026-04-09", window))))
                .isEqualTo(status);
    }

    @Test
    void a_window_in_words_and_none_at_all_are_never_overdue() {
        assertThat(status("2999-01-01", answer(STATED, expected(MODEL, "2026-04-09", "coming weeks"))))
                .isEqualTo("open");
        assertThat(status("2999-01-01", answer(STATED, expected(MODEL, "2026-04-09", null))))
                .isEqualTo("open");
    }

    @Test
    void what_was_only_said_not_to_come_earlier_is_never_late() {
        var expectation = expected(MODEL, "2026-04-09", "2026-Q3", Commitment.NOT_EARLIER_THAN);
        assertThat(status("2026-09-30", answer(STATED, expectation))).isEqualTo("open");
        assertThat(status("2026-10-01", answer(STATED, expectation)))
                .as("its day has passed and nothing contradicts it")
                .isEqualTo("met");
    }

    @ParameterizedTest
    @EnumSource
    void what_was_resolved_is_neither_open_nor_overdue(Outcome outcome) {
        var resolution = answer(RESOLVED, resolved(MODEL, "2026-10-05", STATED, outcome));
        var items = items("2026-12-31", answer(STATED, expected(MODEL, "2026-04-09", "2026-Q3")), resolution);
        assertThat(items.getFirst().status()).isEqualToIgnoringCase(outcome.name());
        assertThat(items.getFirst().isOpen()).isFalse();
        assertThat(items.getFirst().resolvedBy()).isEqualTo(RESOLVED);
    }

    @Test
    void the_resolution_of_another_expectation_settles_nothing_here() {
        var other = answer(RESOLVED, resolved(MODEL, "2026-10-05", new UUID(0, 9), Outcome.MET));
        assertThat(status("2026-12-31", answer(STATED, expected(MODEL, "2026-04-09", "2026-Q3")), other))
                .isEqualTo("overdue");
    }

    private static String status(String at, Answer... answers) {
        return items(at, answers).getFirst().status();
    }

    private static List<ExpectationView.Item> items(String at, Answer... answers) {
        var all = List.of(answers);
        var items = ExpectationItems.of(all, Map.of(), PartialDate.parse(at).lastInstant());
        return all.stream()
                .filter(answer -> answer.question().fact() == FactType.EXPECTATION)
                .map(answer -> items.item(answer, List.of()))
                .toList();
    }

    private static Answer answer(UUID id, Facts fact) {
        var claim = fact.claim();
        var event = new RecordedEvent(id, 1, 1, Instant.parse("2026-11-01T12:00:00Z"), "test", claim);
        return new Answer(
                claim.data()
                        .question(claim.subject(), claim.data().amends().orElse(id))
                        .orElseThrow(),
                new Answer.BitemporalPeriod(null, null, event.recordedAt(), null, 1, null),
                claim.effective(),
                claim.effectiveBasis(),
                false,
                null,
                List.of(event),
                claim.observedAt());
    }
}
