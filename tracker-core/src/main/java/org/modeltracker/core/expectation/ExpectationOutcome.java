package org.modeltracker.core.expectation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.expectation.ExpectationEvent.Commitment;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.FactType;

/**
 * What became of an expectation by itself: the first answer on the same model that reaches the expected state decides, unless somebody resolved
 * the expectation explicitly.
 *
 * @param by the event that decides; null if only the passing of time does
 * @param metBy the model that met it; null if none did, or if that is not known
 * @param at when it came; null if it did not
 */
record ExpectationOutcome(
        String status,
        @Nullable UUID by,
        @Nullable String metBy,
        @Nullable Instant at) {

    /** From the least to the most available: a later one has reached the earlier ones. */
    private static final List<String> LADDER = List.of(
            "announced",
            "waitlist",
            "private_preview",
            "limited_availability",
            "public_preview",
            "general_availability");

    private static final Set<String> OPEN_WEIGHTS =
            Set.of("open_weights", "open_weights_restricted", "open_weights_permissive", "open_source_ai");
    private static final Set<String> ENDS = Set.of("legacy", "deprecated", "retired", "withdrawn", "suspended");

    /**
     * @param course every answer about the model over valid time
     * @param now valid time
     */
    static ExpectationOutcome of(Answer stated, List<Answer> course, Instant now) {
        var expectation = (ExpectationStated) stated.effectiveData();
        var window = ExpectedWindow.parse(expectation.window());
        var reached = course.stream()
                .filter(answer -> isFrom(answer, stated, now) && reaches(answer, stated, expectation))
                .min(Comparator.comparing(ExpectationOutcome::begins));
        return reached.map(answer -> decided(expectation, window, answer))
                .orElseGet(() -> new ExpectationOutcome(undecided(expectation, window, now), null, null, null));
    }

    private static ExpectationOutcome decided(
            ExpectationStated expectation, Optional<ExpectedWindow> window, Answer answer) {
        boolean early =
                window.filter(dated -> begins(answer).isBefore(dated.start())).isPresent();
        boolean broken = early
                && (expectation.commitment() == Commitment.NOT_EARLIER_THAN
                        || (expectation.commitment() == Commitment.FIRM && ENDS.contains(word(expectation))));
        return broken
                ? new ExpectationOutcome("missed", answer.event().id(), null, begins(answer))
                : new ExpectationOutcome(
                        "met", answer.event().id(), answer.question().subject().id(), begins(answer));
    }

    boolean isMet() {
        return status.startsWith("met");
    }

    /** A window in words, such as "coming weeks", never passes. A statement "not before" is met once its day has passed. */
    private static String undecided(ExpectationStated expectation, Optional<ExpectedWindow> window, Instant now) {
        boolean passed = window.filter(dated -> !now.isBefore(dated.end())).isPresent();
        if (!passed) {
            return "open";
        }
        return expectation.commitment() == Commitment.NOT_EARLIER_THAN ? "met" : "overdue";
    }

    /** What had begun before somebody expected it does not meet the expectation. */
    private static boolean isFrom(Answer answer, Answer stated, Instant now) {
        var begins = begins(answer);
        return !begins.isAfter(now) && !begins.isBefore(stated.event().claim().begins());
    }

    private static boolean reaches(Answer answer, Answer stated, ExpectationStated expectation) {
        var fact = answer.question().fact();
        return switch (expectation.about()) {
            case RELEASE -> fact == FactType.RELEASED;
            case PRICING ->
                fact == FactType.PRICING
                        && isOwn(answer, stated)
                        && word(expectation).equals(answer.effectiveData().word());
            case OPEN_SOURCE_STATUS ->
                fact == FactType.OPEN_SOURCE_STATUS
                        && opens(word(expectation), answer.effectiveData().word());
            case API_ACCESS, APP_ACCESS ->
                fact == FactType.ACCESS
                        && isOwn(answer, stated)
                        && isWhere(answer, expectation)
                        && arrives(word(expectation), answer);
        };
    }

    /** The maker's own offering, or that of whoever stated the expectation; a moving pointer is no offering of the model. */
    private static boolean isOwn(Answer answer, Answer stated) {
        var key = answer.question().key();
        var provider = key.get("provider");
        return !key.containsKey("alias")
                && (provider == null
                        || provider.equals(answer.question().subject().organisationSide())
                        || provider.equals(stated.event().claim().source().publisher()));
    }

    private static boolean isWhere(Answer answer, ExpectationStated expectation) {
        var key = answer.question().key();
        boolean program = Stream.of(ApiChannel.values())
                .anyMatch(channel -> channel.word().equals(key.get("channel")));
        boolean surface = expectation.surface() == null
                || expectation.surface().equalsIgnoreCase(key.getOrDefault("surface", ""));
        return program == (expectation.about() == ExpectationEvent.About.API_ACCESS) && (program || surface);
    }

    /** General availability is for everybody; a preview may be for some. */
    private static boolean arrives(String expected, Answer answer) {
        var word = answer.effectiveData().word();
        int step = LADDER.indexOf(expected);
        boolean forAll = !answer.question().key().containsKey("audience") || step < LADDER.size() - 1;
        return expected.equals(word) ? forAll : step >= 0 && forAll && LADDER.indexOf(word) > step;
    }

    private static boolean opens(String expected, @Nullable String word) {
        return expected.equals(word)
                || (expected.equals("open_weights") && word != null && OPEN_WEIGHTS.contains(word));
    }

    private static String word(ExpectationStated expectation) {
        return expectation.expected() == null
                ? ""
                : expectation.expected().strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static Instant begins(Answer answer) {
        var from = answer.span().effectiveFrom();
        return from == null ? answer.event().claim().begins() : from;
    }
}
