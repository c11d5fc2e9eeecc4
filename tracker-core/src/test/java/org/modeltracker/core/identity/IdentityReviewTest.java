package org.modeltracker.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.identity.IdentityProposal.Kind;

/** What the rules would decide now, beside what was decided before. */
class IdentityReviewTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final IdentityRules RULES = IdentityRules.standard();

    private static final IdentitySubject OPUS = subject("anthropic/claude-opus-4.6");

    @Test
    void an_id_without_a_decision_is_merged_into_the_model_that_the_rules_find() {
        assertThat(review(OPUS, subject("anthropic/claude-opus-4-6"), subject("abacus/claude-opus-4-6-20260115")))
                .satisfiesExactly(
                        shop -> {
                            assertThat(shop.subject()).isEqualTo("abacus/claude-opus-4-6-20260115");
                            assertThat(shop.kind()).isEqualTo(Kind.MERGE);
                            assertThat(shop.data().sameAs()).isEqualTo(OPUS.id());
                            assertThat(shop.data().snapshot()).isEqualTo("20260115");
                            assertThat(shop.data().basis()).isEqualTo(IdentityBasis.RULE);
                        },
                        maker -> {
                            assertThat(maker.subject()).isEqualTo("anthropic/claude-opus-4-6");
                            assertThat(maker.data().sameAs()).isEqualTo(OPUS.id());
                        });
    }

    @Test
    void a_model_that_is_itself_or_that_no_rule_knows_needs_no_decision() {
        assertThat(review(OPUS, subject("meta/muse-spark"), subject("nobody/at-all-1")))
                .isEmpty();
    }

    @Test
    void the_subject_of_a_listing_is_read_as_the_shop_spells_it() {
        var listing = new ListingSubject("openrouter", "anthropic/claude-opus-4.6:free").subjectId();
        assertThat(review(OPUS, subject(listing)))
                .singleElement()
                .satisfies(merge -> assertThat(merge.data().sameAs()).isEqualTo(OPUS.id()));
    }

    @Test
    void an_id_of_a_maker_without_a_shop_is_read_as_maker_and_name() {
        assertThat(review(subject("zai-org/glm-4.6"), subject("meta-llama/llama-3.3-70b-instruct")))
                .extracting(proposal -> proposal.data().sameAs())
                .contains("zai/glm-4.6", "meta/llama-3.3-70b-instruct");
    }

    @Test
    void an_escaped_listing_is_no_name_of_a_model() {
        assertThat(review(subject(new ListingSubject("openrouter", "mistralai/mistral-large").subjectId())))
                .extracting(proposal -> proposal.data().sameAs())
                .containsOnly("mistral/mistral-large");
        var medium = subject("mistral/mistral-medium-2508");
        var listing = new ListingSubject("vercel", "mistral/mistral-medium").subjectId();
        assertThat(review(
                        medium,
                        subject("mistral/mistral-medium-2505"),
                        subject(listing, decided(IdentityBasis.RULE, "title", medium.id()))))
                .isEmpty();
    }

    @Test
    void a_model_of_a_maker_who_is_a_shop_too_is_not_taken_for_its_listing_of_another() {
        var nvidia = "nvidia/llama-nemotron-embed-vl-1b-v2";
        assertThat(review(subject(nvidia), subject("openpipe/qwen3-14b-instruct")))
                .isEmpty();
        assertThat(review(subject(nvidia, decided(IdentityBasis.RULE, "maker_of_path", nvidia))))
                .isEmpty();
    }

    @Test
    void a_model_that_nobody_recorded_is_created_before_others_are_that_model() {
        assertThat(review(subject("abacus/claude-opus-4-6"), subject("anthropic/claude-opus-4-6")))
                .extracting(IdentityProposal::subject, IdentityProposal::kind)
                .containsExactly(
                        tuple("anthropic/claude-opus-4.6", Kind.CREATE),
                        tuple("abacus/claude-opus-4-6", Kind.MERGE),
                        tuple("anthropic/claude-opus-4-6", Kind.MERGE));
    }

    @ParameterizedTest
    @EnumSource(
            value = IdentityBasis.class,
            names = {"EDITOR", "STATED"})
    void what_an_editor_or_a_catalogue_said_stays(IdentityBasis basis) {
        assertThat(review(OPUS, subject("anthropic/claude-opus-4-6", decided(basis, null, "meta/muse-spark"))))
                .isEmpty();
    }

    @Test
    void a_decision_by_rule_moves_when_the_rules_say_otherwise_now() {
        var before = decided(IdentityBasis.RULE, "spelling", "anthropic/claude-opus-4.5");
        assertThat(review(OPUS, subject("abacus/claude-opus-4-6", before)))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.kind()).isEqualTo(Kind.MOVE);
                    assertThat(move.before()).isEqualTo(before.data());
                    assertThat(move.data().sameAs()).isEqualTo(OPUS.id());
                });
    }

    @Test
    void a_decision_by_rule_that_only_names_another_rule_stays() {
        assertThat(review(
                        OPUS,
                        subject(
                                "abacus/claude-opus-4-6",
                                decided(IdentityBasis.RULE, "a_rule_of_old", "anthropic/claude-opus-4.6"))))
                .isEmpty();
    }

    @Test
    void what_no_rule_recognises_any_more_is_split_off() {
        var before = decided(IdentityBasis.RULE, "spelling", OPUS.id());
        assertThat(review(OPUS, subject("nobody/at-all-1", before)))
                .singleElement()
                .satisfies(split -> {
                    assertThat(split.kind()).isEqualTo(Kind.SPLIT);
                    assertThat(split.data().sameAs()).isEqualTo("nobody/at-all-1");
                    assertThat(split.data().faults()).isEmpty();
                    assertThat(split.data().reason()).isNotBlank();
                });
        assertThat(review(subject("meta/muse-spark", before)))
                .extracting(IdentityProposal::kind)
                .contains(Kind.SPLIT);
    }

    @ParameterizedTest
    @EnumSource(
            value = IdentityRule.class,
            names = {"TITLE", "CANDIDATE"})
    void what_a_title_or_a_date_told_is_not_split_on_less_knowledge(IdentityRule rule) {
        var small = subject("mistral/mistral-small-2506");
        var before = decided(IdentityBasis.RULE, rule.word(), small.id());
        assertThat(review(small, subject("mistral/mistral-small-2603"), subject("helicone/mistral-small", before)))
                .isEmpty();
    }

    @Test
    void a_title_and_a_date_in_the_claims_count() {
        var titled = new IdentitySubject(
                "helicone/mistral-small",
                "Mistral Small 3.2",
                LocalDate.parse("2025-06-20"),
                null,
                Set.of(),
                true,
                List.of(),
                List.of());
        assertThat(review(subject("mistral/mistral-small-2506"), titled))
                .singleElement()
                .satisfies(merge -> assertThat(merge.data().sameAs()).isEqualTo("mistral/mistral-small-2506"));
    }

    @Test
    void what_was_taken_back_is_not_proposed_again() {
        var data = review(OPUS, subject("abacus/claude-opus-4-6")).getFirst().data();
        var takenBack =
                new IdentitySubject("abacus/claude-opus-4-6", "", null, null, Set.of(), true, List.of(), List.of(data));
        assertThat(review(OPUS, takenBack)).isEmpty();
    }

    @Test
    void a_circle_is_never_proposed_however_long() {
        var other = subject("made/other", decided(IdentityBasis.EDITOR, null, "abacus/claude-opus-4-6"));
        var opus = subject(OPUS.id(), decided(IdentityBasis.EDITOR, null, "made/other"));
        assertThat(review(opus, other, subject("abacus/claude-opus-4-6"))).isEmpty();
    }

    @Test
    void a_decision_with_a_date_of_its_own_stays() {
        var dated = new IdentityClaim(
                new UUID(0, 1),
                decided(IdentityBasis.RULE, "spelling", "meta/muse-spark").data(),
                NOW.minusSeconds(1),
                NOW,
                1);
        assertThat(review(OPUS, subject("abacus/claude-opus-4-6", dated))).isEmpty();
    }

    @Test
    void the_order_of_the_ids_means_nothing_and_a_second_review_finds_nothing() {
        var subjects = new ArrayList<>(List.of(
                subject("abacus/claude-opus-4-6"),
                subject("anthropic/claude-opus-4-6"),
                subject("poe/gpt-5.4"),
                subject("helicone/mistral-small"),
                subject("mistral/mistral-small-2506")));
        var first = IdentityReview.of(RULES, subjects, NOW);
        Collections.reverse(subjects);
        assertThat(IdentityReview.of(RULES, subjects, NOW)).isEqualTo(first);
        var after = new ArrayList<IdentitySubject>();
        first.forEach(done ->
                after.add(subject(done.subject(), new IdentityClaim(new UUID(0, 1), done.data(), null, NOW, 1))));
        subjects.stream()
                .filter(one -> after.stream().noneMatch(done -> done.id().equals(one.id())))
                .toList()
                .forEach(after::add);
        assertThat(IdentityReview.of(RULES, after, NOW)).isEmpty();
    }

    private static List<IdentityProposal> review(IdentitySubject... subjects) {
        return IdentityReview.of(RULES, List.of(subjects), NOW);
    }

    private static IdentitySubject subject(String id, IdentityClaim... open) {
        return new IdentitySubject(id, "", null, null, Set.of(), true, List.of(open), List.of());
    }

    private static IdentityClaim decided(IdentityBasis basis, String rule, String model) {
        var data = new ModelIdentified(model, null, null, null, null, basis, rule, "as it was");
        return new IdentityClaim(new UUID(0, 1), data, null, NOW.minusSeconds(60), 1);
    }
}
