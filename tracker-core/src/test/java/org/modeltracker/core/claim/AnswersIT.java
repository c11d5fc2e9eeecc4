package org.modeltracker.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.released;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.Facts;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.claim.Recorder.Outcome;
import org.modeltracker.core.log.Moments;
import org.modeltracker.core.log.Moments.AsOf;
import org.modeltracker.core.log.Views;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.Subject;
import org.springframework.beans.factory.annotation.Autowired;

class AnswersIT extends CoreContext {

    @Autowired
    Recorder recorder;

    @Autowired
    Answers answers;

    @Autowired
    Moments moments;

    @Autowired
    Views views;

    @Test
    void what_was_recorded_is_answered_and_a_correction_leaves_earlier_answers_as_they_were() {
        var model = "lab/answers";
        var first = record(released(model, "2026-04-07"));
        var preview = record(access(model, "2026-04-09", AccessState.PRIVATE_PREVIEW, "partners"));
        var corrected = record(access(model, "2026-04-10", AccessState.PUBLIC_PREVIEW, "partners")
                .corrects(preview.event().id()));

        assertThat(state(model, preview.event().position())).containsExactly("private_preview");
        assertThat(state(model, corrected.event().position())).containsExactly("public_preview");
        assertThat(state(model, first.event().position())).isEmpty();
        assertThat(record(released(model, "2026-04-07")).isNew()).isFalse();
    }

    private List<String> state(String model, long position) {
        assertThat(views.await(position, Duration.ofSeconds(10))).isTrue();
        var moment = moments.resolve(NOW, new AsOf.Position(position), null);
        return answers.of(Subject.model(model), Set.of(Fact.ACCESS), moment).stream()
                .map(answer -> answer.said().word())
                .toList();
    }

    private Outcome.Stored record(Facts fact) {
        var outcome = recorder.record(List.of(new Draft(UUID.randomUUID(), fact.claim())), "test", false)
                .getFirst();
        assertThat(outcome).isInstanceOf(Outcome.Stored.class);
        return (Outcome.Stored) outcome;
    }
}
