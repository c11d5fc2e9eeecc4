package org.modeltracker.core.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Evidence;
import org.modeltracker.core.answer.LookRhythm;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import tools.jackson.databind.JsonNode;

/**
 * A model in the list: the short of its card.
 *
 * @param headlinePrice the base price of its maker, else of the cheapest seller; null if nobody sells it at such a price
 * @param contextTokens the longest input, in tokens
 * @param lastChanged when the newest of its answers began
 */
public record ListItem(
        String model,
        String organisation,
        String name,
        @Nullable String family,
        @Nullable PartialDate released,
        @Nullable EffectiveBasis releasedBasis,
        @Nullable Cited releasedClaim,
        List<Access> access,
        List<Pricing> pricing,
        @Nullable String openSourceStatus,
        @Nullable Cited openSourceStatusClaim,
        long benchmarkCount,
        long disputeCount,
        @Nullable ModelPrice headlinePrice,
        @Nullable Long contextTokens,
        @Nullable PartialDate lastChanged) {

    /**
     * The claim that answers.
     *
     * @param stale true if its publisher had not looked for long at the instant asked for; missing otherwise
     */
    public record Cited(
            UUID eventId,
            Source source,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean stale) {}

    /** @param alias true for a moving pointer, which is not the model's own */
    public record Access(
            @Nullable String channel,
            @Nullable String surface,
            @Nullable String provider,
            @Nullable String region,
            @Nullable String audience,
            boolean alias,
            @Nullable String state,
            PartialDate since,
            EffectiveBasis sinceBasis,
            @JsonUnwrapped Evidence evidence) {}

    /** @param alias true where it is the price of a moving pointer, which is not the model's own */
    public record Pricing(
            @Nullable String provider,
            @Nullable String channel,
            @Nullable String region,
            @Nullable String tier,
            boolean alias,
            @Nullable String disclosure,
            @Nullable JsonNode currency,
            @Nullable JsonNode prices,
            PartialDate since,
            EffectiveBasis sinceBasis,
            @JsonUnwrapped Evidence evidence) {}

    /** An answer as the query gathers it. @param said the data of each live claim, the answering one first; null for scores */
    record Known(
            String fact,
            Map<String, String> key,
            @Nullable String word,
            PartialDate since,
            EffectiveBasis sinceBasis,
            boolean disputed,
            @Nullable List<JsonNode> said,
            PartialDate effective,
            EffectiveBasis effectiveBasis,
            Source source,
            UUID eventId,
            PartialDate observedAt,
            @Nullable Instant seenAgain) {

        Cited cited() {
            return new Cited(eventId, source, null);
        }

        Cited cited(Overdue overdue) {
            return new Cited(eventId, source, overdue.rhythm(source).isPresent() ? true : null);
        }

        Evidence evidence(Overdue overdue) {
            var rhythm = overdue.rhythm(source);
            return new Evidence(
                    disputed,
                    source,
                    eventId,
                    observedAt.orLater(seenAgain),
                    rhythm.isPresent() ? true : null,
                    rhythm.map(LookRhythm::overdueFrom).orElse(null));
        }

        Stream<JsonNode> all() {
            return said == null ? Stream.empty() : said.stream();
        }

        @Nullable
        JsonNode field(String name) {
            return all().findFirst().map(first -> first.get(name)).orElse(null);
        }
    }

    /** Who is overdue at an instant. @param rhythms by publisher */
    record Overdue(Map<String, LookRhythm> rhythms, Instant at) {

        Optional<LookRhythm> rhythm(Source source) {
            return Optional.ofNullable(rhythms.get(source.publisher())).filter(rhythm -> rhythm.isOverdueAt(at));
        }
    }

    static ListItem of(ModelSummary model, List<Known> known, Overdue overdue) {
        var released = of(known, "released").findFirst();
        var openness = of(known, "open_source_status").findFirst();
        return new ListItem(
                model.model(),
                model.organisation(),
                described(known, "name").orElse(model.model()),
                described(known, "family").orElse(null),
                released.map(Known::effective).orElse(null),
                released.map(Known::effectiveBasis).orElse(null),
                released.map(Known::cited).orElse(null),
                of(known, "access").map(answer -> access(answer, overdue)).toList(),
                of(known, "pricing").map(answer -> pricing(answer, overdue)).toList(),
                openness.map(Known::word).orElse(null),
                openness.map(answer -> answer.cited(overdue)).orElse(null),
                of(known, "score")
                        .map(answer -> answer.key().get("benchmark"))
                        .distinct()
                        .count(),
                known.stream().filter(Known::disputed).count(),
                model.price(),
                model.contextTokens(),
                model.lastChanged());
    }

    /** From the first live claim that gives it. */
    private static Optional<String> described(List<Known> known, String field) {
        return Stream.concat(of(known, "released"), of(known, "announced"))
                .flatMap(Known::all)
                .flatMap(said -> said.path(field).asStringOpt().stream())
                .findFirst();
    }

    private static Access access(Known answer, Overdue overdue) {
        var key = answer.key();
        return new Access(
                key.get("channel"),
                key.get("surface"),
                key.get("provider"),
                key.get("region"),
                key.get("audience"),
                key.containsKey("alias"),
                answer.word(),
                answer.since(),
                answer.sinceBasis(),
                answer.evidence(overdue));
    }

    private static Pricing pricing(Known answer, Overdue overdue) {
        var key = answer.key();
        return new Pricing(
                key.get("provider"),
                key.get("channel"),
                key.get("region"),
                key.get("tier"),
                key.containsKey("alias"),
                answer.word(),
                answer.field("currency"),
                answer.field("prices"),
                answer.since(),
                answer.sinceBasis(),
                answer.evidence(overdue));
    }

    private static Stream<Known> of(List<Known> known, String fact) {
        return known.stream().filter(answer -> answer.fact().equals(fact));
    }
}
