package org.modeltracker.api.release;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The rules that changed since the release before, each with the differences that it explains. The first one that fits explains a difference. */
enum ChangedRule {
    WORDS_OF_SENTENCES(
            "sentences say names, terms and the future",
            difference -> difference.place().endsWith("/sentence")),

    EXPECTATIONS(
            "an expectation is met by the claim that reaches it",
            difference -> difference.address().contains("/expectations")
                    || difference.top().equals("expectations_open")
                    || difference.place().contains("/intent")),

    LEADERBOARDS(
            "a board ranks one unit, version and setting",
            difference -> difference.address().startsWith("/v1/benchmarks/")),

    NO_LOOK_AHEAD(
            "dates, descriptions and scores begin at their effective date",
            difference -> difference.isOfDescription() || difference.isOf("released", "announced", "score")),

    PRICES_END(
            "a price with an end has expired after it",
            difference -> difference.now().toString().contains("\"expired\"")
                    || difference.before().toString().contains("\"until\"")
                    || (difference.address().contains("/timeline")
                            && difference.now().size() > difference.before().size())),

    CURRENCIES(
            "two currencies of one offering are two answers",
            difference -> difference
                    .claims()
                    .anyMatch(claim -> said(claim, "currency").equals("EUR"))),

    GONE_IS_GONE(
            "retired, withdrawn and not offered agree",
            difference -> (difference.top().equals("disputes")
                            || difference.before().toString().contains("\"disputed\":true"))
                    && wordsForGone(difference).distinct().count() > 1),

    OFFICIAL_STAYS(
            "a list that saw something first silences no official claim",
            difference -> difference.claims().anyMatch(ChangedRule::isOfficial)
                    && difference.claims().anyMatch(claim -> !isOfficial(claim) && isFirstSeen(claim))),

    ONE_MEANING(
            "rounded prices, other quantities and spellings of a licence agree",
            difference -> difference.before().path("disputed").asBoolean()
                    && !difference.now().path("disputed").asBoolean()),

    MAJORITY(
            "at equal dates, what most publishers say",
            difference -> difference
                            .claims()
                            .map(claim -> claim.path("effective").asString())
                            .distinct()
                            .count()
                    == 1),

    WEIGHTS(
            "pulled weights are a change",
            difference -> difference.claims().anyMatch(claim -> claim.toString().contains("\"available\":false")));

    private final String words;
    private final Predicate<AnswerDifference> explains;

    ChangedRule(String words, Predicate<AnswerDifference> explains) {
        this.words = words;
        this.explains = explains;
    }

    static Optional<ChangedRule> of(AnswerDifference difference) {
        return Arrays.stream(values())
                .filter(rule -> rule.explains.test(difference))
                .findFirst();
    }

    String words() {
        return words;
    }

    private static boolean isOfficial(JsonNode claim) {
        return claim.at("/source/kind").asString("").equals("official");
    }

    private static boolean isFirstSeen(JsonNode claim) {
        return claim.path("effective_basis").asString("").equals("first_seen");
    }

    private static Stream<String> wordsForGone(AnswerDifference difference) {
        var gone = Set.of("retired", "withdrawn", "not_offered");
        return difference
                .claims()
                .flatMap(claim -> Stream.of("state", "disclosure").map(field -> said(claim, field)))
                .filter(gone::contains);
    }

    private static String said(JsonNode claim, String field) {
        var replacement = claim.at("/data/replacement/data");
        return (replacement.isObject() ? replacement : claim.path("data"))
                .path(field)
                .asString("");
    }

    static String summary(Stream<AnswerDifference> differences) {
        return differences
                .map(difference -> difference.address() + " " + difference.place() + ": " + difference.before() + " → "
                        + difference.now())
                .limit(20)
                .collect(Collectors.joining("\n"));
    }
}
