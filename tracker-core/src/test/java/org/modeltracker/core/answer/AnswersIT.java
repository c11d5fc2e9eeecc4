package org.modeltracker.core.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modeltracker.core.Eventually.eventually;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.benchmark;
import static org.modeltracker.core.Facts.confirmed;
import static org.modeltracker.core.Facts.price;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.access.AccessState.GENERAL_AVAILABILITY;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;
import static org.modeltracker.core.access.AccessState.PUBLIC_PREVIEW;
import static org.modeltracker.core.model.SourceKind.CATALOGUE;
import static org.modeltracker.core.model.SourceKind.PRESS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.RandomLog;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.claim.Refusal;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.projection.AsOfResolver;
import org.modeltracker.core.projection.AsOfResolver.AsOf;
import org.modeltracker.core.projection.ViewsBehind;
import org.springframework.beans.factory.annotation.Autowired;

/** What was recorded is answered: through the running processor and its tables. */
class AnswersIT extends CoreContext {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Instant EVER_AFTER = Instant.parse("2999-12-31T00:00:00Z");

    @Autowired
    TestClock clock;

    @Autowired
    Answers answers;

    @Autowired
    AsOfResolver moments;

    @Test
    void a_correction_leaves_earlier_answers_as_they_were() {
        var model = "lab/corrected";
        var first = record(released(model, "2026-04-07"));
        var preview = record(access(model, "2026-04-09", PRIVATE_PREVIEW));
        var corrected = record(access(model, "2026-04-10", PUBLIC_PREVIEW).corrects(preview.id()));
        assertThat(states(model, preview.position())).containsExactly("private_preview");
        assertThat(states(model, corrected.position())).containsExactly("public_preview");
        assertThat(states(model, first.position())).isEmpty();
    }

    @Test
    void a_correction_of_a_correction_takes_its_place() {
        var model = "lab/corrected-twice";
        var preview = record(released(model, "2026-04-07"), access(model, "2026-04-09", PRIVATE_PREVIEW));
        var corrected = record(access(model, "2026-04-10", PUBLIC_PREVIEW).corrects(preview.id()));
        var again = record(access(model, "2026-04-11", GENERAL_AVAILABILITY).corrects(corrected.id()));
        assertThat(states(model, again.position())).containsExactly("general_availability");
        assertThat(states(model, corrected.position())).containsExactly("public_preview");
    }

    @Test
    void a_retraction_takes_the_answer_away_from_then_on() {
        var model = "lab/retracted";
        var preview = record(released(model, "2026-04-07"), access(model, "2026-04-09", PRIVATE_PREVIEW));
        var retracted = record(access(model, "2026-04-10", PRIVATE_PREVIEW).retracts(preview.id()));
        assertThat(states(model, preview.position())).containsExactly("private_preview");
        assertThat(states(model, retracted.position())).isEmpty();
    }

    @Test
    void a_confirmation_keeps_a_dispute_alive_and_its_retraction_ends_it() {
        var model = "priced-lab/confirmed";
        var newer = record(
                released(model, "2026-03-01"),
                price(model, "2026-03-01", "input", "5").by("answering-shop", CATALOGUE),
                price(model, "2026-06-01", "input", "4").by("other-answering-shop", CATALOGUE));
        var looked = record(confirmed("answering-shop", "2026-06-15"));
        var taken = record(confirmed("answering-shop", "2026-06-16").retracts(looked.id()));
        assertThat(disputed(model, newer.position())).isFalse();
        assertThat(disputed(model, looked.position())).isTrue();
        assertThat(disputed(model, taken.position())).isFalse();
    }

    @Test
    void a_second_source_disputes_a_date_from_then_on_only() {
        var model = "lab/disputed";
        var first = record(released(model, "2026-04-07"));
        var second = record(released(model, "2026-04-08").by("press", PRESS));
        assertThat(one(model, FactType.RELEASED, first.position()).disputed()).isFalse();
        var disputed = one(model, FactType.RELEASED, second.position());
        assertThat(disputed.disputed()).isTrue();
        assertThat(disputed.claims()).extracting(claim -> claim.id()).containsExactly(first.id(), second.id());
    }

    @Test
    void the_same_event_twice_is_answered_once() {
        var model = "lab/twice";
        var id = UUID.randomUUID();
        var first = record(id, released(model, "2026-04-07"));
        var again = record(id, released(model, "2026-04-07"));
        assertThat(again.isNew()).isFalse();
        assertThat(again.event()).isEqualTo(first.event());
        var other = record(UUID.randomUUID(), released(model, "2026-04-07"));
        assertThat(other.event()).isEqualTo(first.event());
        assertThat(one(model, FactType.RELEASED, first.event().position()).claims())
                .hasSize(1);
    }

    @Test
    void the_same_id_with_other_content_is_refused() {
        var id = UUID.randomUUID();
        record(id, released("lab/taken", "2026-04-07"));
        var outcome = recorder.record(
                List.of(new Draft(id, released("lab/other", "2026-04-07").claim())), "test", false);
        assertThat(outcome).containsExactly(new RecordingResult.Refused(new Refusal.IdTaken(id)));
    }

    @Test
    void an_answer_as_of_an_instant_never_changes_again() {
        var model = "lab/instant";
        record(released(model, "2026-04-07"), access(model, "2026-04-09", PRIVATE_PREVIEW));
        var asked = moments.resolve(null, new AsOf.At(NOW), null, PATIENCE);
        var later = record(access(model, "2026-04-10", PUBLIC_PREVIEW));
        assertThat(later.recordedAt()).isAfter(NOW);
        assertThat(moments.resolve(null, new AsOf.At(NOW), null, PATIENCE)).isEqualTo(asked);
        assertThat(asked.effectiveAt()).isEqualTo(NOW);
    }

    @Test
    void an_instant_that_has_not_come_is_not_answered_yet() {
        assertThatThrownBy(() -> moments.resolve(null, new AsOf.At(NOW.plusSeconds(60)), null, PATIENCE))
                .isInstanceOf(ViewsBehind.class);
    }

    @Test
    void an_instant_that_is_about_to_come_is_waited_for() throws Exception {
        var soon = clock.instant().plusSeconds(2);
        try (var reader = Executors.newSingleThreadExecutor()) {
            var asked = reader.submit(() -> moments.resolve(null, new AsOf.At(soon), null, PATIENCE));
            eventually("the reader asks, and waits", () -> waiting());
            clock.set(soon);
            assertThat(asked.get(20, TimeUnit.SECONDS).effectiveAt()).isEqualTo(soon);
        } finally {
            clock.set(NOW);
        }
    }

    private static boolean waiting() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(AsOfResolver.class.getName())
                        && frame.getMethodName().equals("passed"));
    }

    @Test
    void before_anything_was_recorded_nothing_was_known() {
        record(released("lab/late", "2026-04-07"));
        var before = moments.resolve(null, new AsOf.At(Instant.parse("2026-01-01T00:00:00Z")), null, PATIENCE);
        assertThat(answers.knows(Subject.model("lab/late"), before)).isFalse();
        assertThat(answers.of(Subject.model("lab/late"), EnumSet.allOf(FactType.class), before))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void what_is_projected_is_what_the_rule_finds_among_the_claims(long seed) {
        var told = RandomLog.of(1000 + seed, 60, "random-lab-" + seed);
        record(benchmark(RandomLog.BENCHMARK));
        recordInBatches(told, new SplittableRandom(seed));
        var subject = Subject.model("random-lab-" + seed + "/one");
        for (var fact : FactType.values()) {
            assertThat(answers.history(subject, fact, now(EVER_AFTER)))
                    .as("history of %s, seed %d", fact, seed)
                    .isEqualTo(answers.history(subject, fact, now(null)));
        }
        for (long position = views.position() - 70; position <= views.position(); position++) {
            var moment = new TemporalPoint(NOW, position, null);
            var limited = new TemporalPoint(NOW, position, EVER_AFTER);
            assertThat(found(subject, limited))
                    .as("as of %d, seed %d", position, seed)
                    .isEqualTo(found(subject, moment));
        }
    }

    private void recordInBatches(RecordedFacts told, SplittableRandom random) {
        var drafts = new ArrayList<Draft>();
        for (var event : told.events()) {
            drafts.add(new Draft(event.id(), event.claim()));
            if (random.nextInt(4) == 0 || event.position() == told.head()) {
                assertThat(recorder.record(drafts, "test", true))
                        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(RecordingResult.Stored.class));
                drafts.clear();
            }
        }
        record(released("lab/last-of-" + told.hashCode(), "2026-04-07"));
    }

    /** All but the span: with a limit of source time it is worked out for one position only. */
    private List<Object> found(Subject subject, TemporalPoint moment) {
        return answers.of(subject, EnumSet.allOf(FactType.class), moment).stream()
                .<Object>map(answer -> List.of(
                        answer.question(),
                        answer.since(),
                        answer.sinceBasis(),
                        answer.disputed(),
                        String.valueOf(answer.disputedSince()),
                        answer.claims()))
                .toList();
    }

    private TemporalPoint now(Instant observedBy) {
        return new TemporalPoint(NOW, views.position(), observedBy);
    }

    private List<String> states(String model, long position) {
        return of(model, FactType.ACCESS, position).stream()
                .map(answer -> answer.effectiveData().word())
                .toList();
    }

    private boolean disputed(String model, long position) {
        return one(model, FactType.PRICING, position).disputed();
    }

    private Answer one(String model, FactType fact, long position) {
        return of(model, fact, position).getFirst();
    }

    private List<Answer> of(String model, FactType fact, long position) {
        var moment = moments.resolve(NOW, new AsOf.Position(position), null, PATIENCE);
        return answers.of(Subject.model(model), Set.of(fact), moment);
    }
}
