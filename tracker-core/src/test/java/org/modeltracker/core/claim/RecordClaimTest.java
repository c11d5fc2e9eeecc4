package org.modeltracker.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Facts.MODEL;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.benchmark;
import static org.modeltracker.core.Facts.confirmed;
import static org.modeltracker.core.Facts.exact;
import static org.modeltracker.core.Facts.expected;
import static org.modeltracker.core.Facts.price;
import static org.modeltracker.core.Facts.range;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.Facts.resolved;
import static org.modeltracker.core.Facts.score;
import static org.modeltracker.core.access.AccessState.GENERAL_AVAILABILITY;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;
import static org.modeltracker.core.answer.RecordedFacts.id;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.Facts;
import org.modeltracker.core.answer.RecordedFacts;
import org.modeltracker.core.claim.ClaimEvent.SourceObserved;
import org.modeltracker.core.claim.Decision.Append;
import org.modeltracker.core.claim.Decision.Known;
import org.modeltracker.core.claim.Decision.Refused;
import org.modeltracker.core.claim.Refusal.EndedBefore;
import org.modeltracker.core.claim.Refusal.Faulty;
import org.modeltracker.core.claim.Refusal.IdTaken;
import org.modeltracker.core.claim.Refusal.NoSuchEvent;
import org.modeltracker.core.claim.Refusal.NotActable;
import org.modeltracker.core.claim.Refusal.OtherClaim;
import org.modeltracker.core.claim.Refusal.UnknownSubject;
import org.modeltracker.core.expectation.ExpectationEvent.Outcome;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.release.ReleaseEvent.ModelAnnounced;

/** Given these events, when a claim comes, then it is a new event, or a known one, or refused by name. */
class RecordClaimTest {

    private static final UUID NEW = UUID.fromString("0195a1b2-c3d4-7000-9000-000000000001");
    private static final UUID NOBODYS = UUID.fromString("0195a1b2-c3d4-7000-9000-000000000002");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Facts RELEASED = released(MODEL, "2026-04-07");
    private static final Facts PREVIEW = access(MODEL, "2026-04-09", PRIVATE_PREVIEW);
    private static final Facts GA = access(MODEL, "2026-04-10", GENERAL_AVAILABILITY);

    @Test
    void a_claim_about_a_known_model_is_recorded() {
        assertRecorded(given(RELEASED), PREVIEW);
    }

    @Test
    void a_claim_about_an_unknown_model_is_refused_and_names_it() {
        assertRefused(given(), PREVIEW, new UnknownSubject(Subject.model(MODEL), "/model"));
    }

    @Test
    void a_release_and_an_announcement_introduce_their_model() {
        assertRecorded(given(), RELEASED);
        assertRecorded(given(), RELEASED.saying(new ModelAnnounced("One", null, null, List.of(), List.of())));
    }

    @Test
    void a_benchmark_and_a_publisher_introduce_themselves() {
        assertRecorded(given(), benchmark("bench"));
        assertRecorded(given(), confirmed("shop", "2026-04-09"));
    }

    @Test
    void a_score_of_an_unknown_benchmark_is_refused_and_names_it() {
        var score = score(MODEL, "2026-04-09", "bench", exact("59"));
        var unknown = new UnknownSubject(Subject.benchmark("bench"), "/data/benchmark");
        assertRefused(given(RELEASED), score, unknown);
        assertRefused(given(RELEASED, score), score.seen("2026-05-01").corrects(id(2)), unknown);
    }

    @Test
    void a_score_of_a_known_benchmark_is_recorded() {
        var score = score(MODEL, "2026-04-09", "bench", exact("59"));
        var draft = new RecordClaim(new Draft(NEW, score.claim()), NOW);
        assertThat(draft.decide(
                        given(RELEASED),
                        Set.of(Subject.benchmark("bench"))::contains,
                        (from, to) -> false,
                        subject -> List.of()))
                .isInstanceOf(Append.class);
    }

    @Test
    void the_same_claim_again_is_the_first_one() {
        assertKnown(given(RELEASED, PREVIEW), PREVIEW, id(2));
    }

    @Test
    void the_same_claim_in_another_quote_is_the_first_one() {
        assertKnown(given(RELEASED, PREVIEW), PREVIEW.quoting("in private preview"), id(2));
    }

    @Test
    void the_same_from_another_day_or_source_or_about_another_day_is_a_new_event() {
        assertRecorded(given(RELEASED, PREVIEW), PREVIEW.seen("2026-04-10"));
        assertRecorded(given(RELEASED, PREVIEW), PREVIEW.by("press", SourceKind.PRESS));
        assertRecorded(
                given(RELEASED, PREVIEW),
                access(MODEL, "2026-04-08", PRIVATE_PREVIEW).seen("2026-04-09"));
        assertRecorded(given(RELEASED, PREVIEW), PREVIEW.firstSeen());
    }

    @Test
    void the_same_claim_again_after_it_was_corrected_or_retracted_is_a_new_event() {
        assertRecorded(given(RELEASED, PREVIEW, GA.corrects(id(2))), PREVIEW);
        assertRecorded(given(RELEASED, PREVIEW, PREVIEW.retracts(id(2))), PREVIEW);
    }

    @Test
    void the_same_correction_or_retraction_again_is_the_first_one() {
        assertKnown(given(RELEASED, PREVIEW, GA.corrects(id(2))), GA.corrects(id(2)), id(3));
        assertKnown(given(RELEASED, PREVIEW, PREVIEW.retracts(id(2))), PREVIEW.retracts(id(2)), id(3));
    }

    @Test
    void the_same_id_and_content_is_the_first_one() {
        var again = new RecordClaim(new Draft(NEW, PREVIEW.claim()), NOW);
        assertThat(again.decideAgain(PREVIEW.claim())).isEqualTo(new Known(NEW));
    }

    @Test
    void the_same_id_with_other_content_is_refused() {
        var again = new RecordClaim(new Draft(NEW, GA.claim()), NOW);
        assertThat(again.decideAgain(PREVIEW.claim())).isEqualTo(new Refused(new IdTaken(NEW)));
    }

    @Test
    void a_correction_and_a_retraction_of_what_stands_are_recorded() {
        assertRecorded(given(RELEASED, PREVIEW), GA.corrects(id(2)));
        assertRecorded(given(RELEASED, PREVIEW), PREVIEW.retracts(id(2)));
        assertRecorded(
                given(confirmed("shop", "2026-04-09")),
                confirmed("shop", "2026-04-09").retracts(id(1)));
    }

    @Test
    void what_acts_on_an_event_names_one_of_its_own_subject() {
        assertRefused(given(RELEASED), GA.corrects(NOBODYS), new NoSuchEvent(NOBODYS, "/data/corrects"));
        assertRefused(given(RELEASED), GA.retracts(NOBODYS), new NoSuchEvent(NOBODYS, "/data/retracts"));
        assertRefused(
                given(RELEASED),
                resolved(MODEL, "2026-05-01", NOBODYS, Outcome.MET),
                new NoSuchEvent(NOBODYS, "/data/expectation"));
    }

    @Test
    void what_was_corrected_is_neither_corrected_nor_retracted_again() {
        var ended = new EndedBefore(id(2), "corrected", id(3), "/data/corrects");
        assertRefused(given(RELEASED, PREVIEW, GA.corrects(id(2))), PREVIEW.corrects(id(2)), ended);
        assertRefused(
                given(RELEASED, PREVIEW, GA.corrects(id(2))),
                GA.retracts(id(2)),
                new EndedBefore(id(2), "corrected", id(3), "/data/retracts"));
    }

    @Test
    void what_was_retracted_is_neither_corrected_nor_retracted_again() {
        var ended = new EndedBefore(id(2), "retracted", id(3), "/data/corrects");
        assertRefused(given(RELEASED, PREVIEW, GA.retracts(id(2))), GA.corrects(id(2)), ended);
        assertRefused(
                given(RELEASED, PREVIEW, GA.retracts(id(2))),
                PREVIEW.retracts(id(2)),
                new EndedBefore(id(2), "retracted", id(3), "/data/retracts"));
    }

    @Test
    void a_later_correction_names_the_newest() {
        assertRecorded(given(RELEASED, PREVIEW, GA.corrects(id(2))), PREVIEW.corrects(id(3)));
    }

    @Test
    void a_correction_says_the_same_kind_of_thing() {
        assertNotActable(
                given(RELEASED, PREVIEW),
                price(MODEL, "2026-04-09", "input", "3").corrects(id(2)));
    }

    @Test
    void neither_a_retraction_nor_a_look_at_a_source_is_corrected() {
        assertNotActable(given(RELEASED, PREVIEW, PREVIEW.retracts(id(2))), PREVIEW.corrects(id(3)));
        var looked = confirmed("shop", "2026-04-09");
        assertNotActable(given(looked), looked.seen("2026-04-10").corrects(id(1)));
    }

    @Test
    void a_retraction_is_not_retracted() {
        assertNotActable(given(RELEASED, PREVIEW, PREVIEW.retracts(id(2))), GA.retracts(id(3)));
    }

    @Test
    void only_an_expectation_is_resolved() {
        assertNotActable(given(RELEASED), resolved(MODEL, "2026-05-01", id(1), Outcome.MET));
        assertRecorded(
                given(RELEASED, expected(MODEL, "2026-04-09", "2026-Q3")),
                resolved(MODEL, "2026-05-01", id(2), Outcome.MET));
    }

    @Test
    void a_correction_keeps_the_key() {
        assertRefused(
                given(RELEASED, PREVIEW),
                access(MODEL, "2026-04-09", PRIVATE_PREVIEW, "partners").corrects(id(2)),
                new OtherClaim("/data/replacement", "must be about the same fact as the claim that it corrects"));
    }

    @Test
    void a_correction_keeps_the_publisher() {
        assertRefused(
                given(RELEASED, PREVIEW),
                GA.by("press", SourceKind.PRESS).corrects(id(2)),
                new OtherClaim("/source/publisher", "must be lab, the publisher of the claim"));
    }

    @Test
    void a_correction_of_a_fact_that_stands_for_itself_is_recorded() {
        var expectation = expected(MODEL, "2026-04-09", "2026-Q3");
        assertRecorded(
                given(RELEASED, expectation),
                expected(MODEL, "2026-04-09", "2026-Q4").corrects(id(2)));
        assertRecorded(
                given(
                        RELEASED,
                        expectation,
                        expected(MODEL, "2026-04-09", "2026-Q4").corrects(id(2))),
                expectation.corrects(id(3)));
    }

    @Test
    void nothing_is_observed_in_the_future() {
        assertFaulty(given(RELEASED), PREVIEW.seen("2026-11-02"), "/observed_at");
        assertRecorded(given(RELEASED), PREVIEW.seen("2026-11-01"));
    }

    @Test
    void no_source_is_looked_at_in_the_future() {
        var future = new SourceObserved("shop", null, PartialDate.parse("2026-11-02"), "digest");
        assertFaulty(given(), confirmed("shop", "2026-10-01").saying(future), "/data/observed_at");
    }

    @Test
    void only_a_publisher_itself_can_confirm_what_it_had_standing() {
        var word = confirmed("shop", "2026-10-01");
        assertFaulty(given(), word.by("press", SourceKind.PRESS), "/data/publisher");
        assertFaulty(given(), word.saying(new SourceObserved("another", null, null, "digest")), "/data/publisher");
    }

    @Test
    void what_lies_in_the_future_may_be_announced() {
        assertRecorded(
                given(RELEASED),
                access(MODEL, "2027-01-01", GENERAL_AVAILABILITY).seen("2026-10-01"));
    }

    @Test
    void a_forbidden_zero_and_a_range_upside_down_are_faults() {
        assertFaulty(given(RELEASED), price(MODEL, "2026-04-09", "input", "0"), "/data/prices");
        assertFaulty(given(RELEASED), score(MODEL, "2026-04-09", "bench", range("58", "57")), "/data/score/low");
    }

    @Test
    void faults_of_a_replacement_are_found_where_they_stand() {
        var price = price(MODEL, "2026-04-09", "input", "3");
        assertFaulty(
                given(RELEASED, price),
                price(MODEL, "2026-04-09", "input", "0").corrects(id(2)),
                "/data/replacement/data/prices");
    }

    @Test
    void every_fault_is_named() {
        assertFaulty(
                given(RELEASED),
                price(MODEL, "2026-04-09", "input", "0").seen("2027-01-01"),
                "/observed_at",
                "/data/prices");
    }

    private static SubjectState given(Facts... facts) {
        var events = RecordedFacts.of(facts).events();
        return SubjectState.of(events, events.size());
    }

    private static Decision decide(SubjectState ledger, Facts fact) {
        return new RecordClaim(new Draft(NEW, fact.claim()), NOW)
                .decide(ledger, subject -> false, (from, to) -> false, subject -> List.of());
    }

    private static void assertRecorded(SubjectState ledger, Facts fact) {
        assertThat(decide(ledger, fact)).isEqualTo(new Append(new Draft(NEW, fact.claim()), List.of()));
    }

    private static void assertKnown(SubjectState ledger, Facts fact, UUID first) {
        assertThat(decide(ledger, fact)).isEqualTo(new Known(first));
    }

    private static void assertRefused(SubjectState ledger, Facts fact, Refusal refusal) {
        assertThat(decide(ledger, fact)).isEqualTo(new Refused(refusal));
    }

    private static void assertNotActable(SubjectState ledger, Facts fact) {
        var target = fact.claim().data().amends().orElseThrow();
        var pointer = "/data/" + fact.claim().data().amendsField();
        assertRefused(ledger, fact, new NotActable(target, "is an event that this type cannot act on", pointer));
    }

    private static void assertFaulty(SubjectState ledger, Facts fact, String... pointers) {
        assertThat(decide(ledger, fact)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal()).isInstanceOf(Faulty.class);
            assertThat(refused.refusal().faults())
                    .extracting(InputError::pointer)
                    .containsExactly(pointers);
        });
    }

    @Test
    void a_model_that_leads_back_is_a_circle_and_the_subject_itself_is_none() {
        var own = Subject.model("shop/one");
        var target = Subject.model("lab/one");
        assertThat(identity("shop/one", "lab/one", (from, to) -> from.equals(target) && to.equals(own)))
                .isEqualTo(Decision.refused(new Refusal.Circle(own, "lab/one")));
        assertThat(identity("shop/one", "lab/one", (from, to) -> false)).isInstanceOf(Decision.Append.class);
        assertThat(identity("lab/one", "lab/one", (from, to) -> true)).isInstanceOf(Decision.Append.class);
    }

    private static Decision identity(String subject, String model, BiPredicate<Subject, Subject> leads) {
        var draft = new Draft(NEW, Facts.identified(subject, model).claim());
        return new RecordClaim(draft, NOW).decide(SubjectState.empty(), known -> true, leads, benchmark -> List.of());
    }
}
