package org.modeltracker.api.export;

import static org.modeltracker.api.export.Column.integer;
import static org.modeltracker.api.export.Column.json;
import static org.modeltracker.api.export.Column.number;
import static org.modeltracker.api.export.Column.text;
import static org.modeltracker.api.export.Column.truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessEvent;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.benchmark.ScoreView;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationResolved;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.openness.OpennessEvent.Artifact;
import org.modeltracker.core.openness.OpennessEvent.OpenSourceStatusChanged;
import org.modeltracker.core.pricing.PricingView;
import org.modeltracker.core.release.Description;
import org.modeltracker.core.release.ReleaseView;
import tools.jackson.databind.json.JsonMapper;

/** The tables of answers, each with the columns of its own. */
final class AnswerTables {

    private AnswerTables() {}

    /** @param last columns that came later, behind those that all tables share: a column never moves */
    record Own(Set<FactType> facts, List<Column<Answer>> columns, List<Column<Answer>> last) {

        Own(Set<FactType> facts, List<Column<Answer>> columns) {
            this(facts, columns, List.of());
        }
    }

    /** By name. */
    static Map<String, Own> all(JsonMapper json) {
        var tables = new LinkedHashMap<String, Own>();
        tables.put("models", new Own(Set.of(FactType.ANNOUNCED, FactType.RELEASED), models(json)));
        tables.put("access", new Own(Set.of(FactType.ACCESS), access(), withReplacement(listing())));
        tables.put("pricing", new Own(Set.of(FactType.PRICING), pricing(json), listingAndRegular(json)));
        tables.put("open-source-status", new Own(Set.of(FactType.OPEN_SOURCE_STATUS), openness()));
        tables.put("benchmarks", new Own(Set.of(FactType.SCORE), scores(json), measure()));
        tables.put("expectations", new Own(Set.of(FactType.EXPECTATION, FactType.RESOLUTION), expectations()));
        return tables;
    }

    /** One row for each interval of the announcement and of the release; the answer to either is its date. */
    private static List<Column<Answer>> models(JsonMapper json) {
        return List.of(
                text("date", answer -> answer.event().claim().effective()),
                text("date_basis", answer -> answer.event().claim().effectiveBasis()),
                text("name", answer -> described(answer).name()),
                text("family", answer -> described(answer).family()),
                text("summary", answer -> described(answer).summary()),
                text("parameters", answer -> described(answer).parameters()),
                integer("context_tokens", answer -> described(answer).contextTokens()),
                text("successor_of", answer -> described(answer).successorOf()),
                json("aliases", json, answer -> described(answer).aliases()),
                json("vendor_ids", json, answer -> described(answer).vendorIds()),
                json("modalities", json, answer -> described(answer).modalities()),
                json("modes", json, answer -> described(answer).modes()));
    }

    private static Description described(Answer answer) {
        return ReleaseView.description(List.of(answer));
    }

    private static List<Column<Answer>> access() {
        return List.of(
                text("channel", answer -> AccessView.item(answer).channel()),
                text("surface", answer -> AccessView.item(answer).surface()),
                text("provider", answer -> AccessView.item(answer).provider()),
                text("region", answer -> AccessView.item(answer).region()),
                text("audience", answer -> AccessView.item(answer).audience()),
                truth("alias", answer -> AccessView.item(answer).alias()),
                text("state", answer -> AccessView.item(answer).state()),
                text("vendor_term", answer -> ((AccessEvent) answer.effectiveData()).vendorTerm()));
    }

    private static List<Column<Answer>> withReplacement(List<Column<Answer>> columns) {
        var all = new ArrayList<>(columns);
        all.add(text("replacement", answer -> ((AccessEvent) answer.effectiveData()).replacement()));
        return all;
    }

    private static List<Column<Answer>> listing() {
        return List.of(
                text("snapshot", answer -> answer.question().key().get("snapshot")),
                text("variant", answer -> answer.question().key().get("variant")),
                text("listed_as", Answer::listedAs));
    }

    private static List<Column<Answer>> listingAndRegular(JsonMapper json) {
        return Stream.concat(
                        listing().stream(),
                        Stream.<Column<Answer>>of(json(
                                "regular",
                                json,
                                answer -> PricingView.item(answer).regular())))
                .toList();
    }

    /** The usual prices have columns of their own, where no condition is tied to them; all of them stand in prices, exact. */
    private static List<Column<Answer>> pricing(JsonMapper json) {
        return List.of(
                text("provider", answer -> PricingView.item(answer).provider()),
                text("channel", answer -> PricingView.item(answer).channel()),
                text("region", answer -> PricingView.item(answer).region()),
                text("tier", answer -> PricingView.item(answer).tier()),
                truth("alias", answer -> PricingView.item(answer).alias()),
                text("disclosure", answer -> PricingView.item(answer).disclosure()),
                text("currency", answer -> PricingView.item(answer).currency()),
                number("input_per_1m_tokens", perMillion("input")),
                number("output_per_1m_tokens", perMillion("output")),
                number("cache_read_per_1m_tokens", perMillion("cache_read")),
                number("cache_write_per_1m_tokens", perMillion("cache_write")),
                json("prices", json, answer -> PricingView.item(answer).prices()));
    }

    private static Function<Answer, @Nullable BigDecimal> perMillion(String component) {
        return answer -> {
            for (var price : PricingView.item(answer).prices()) {
                if (price.component().equals(component) && price.isBase()) {
                    return price.perMillionTokens().orElse(null);
                }
            }
            return null;
        };
    }

    private static List<Column<Answer>> openness() {
        return List.of(
                text("status", answer -> openness(answer).status()),
                text("license", answer -> openness(answer).license()),
                truth("weights_available", answer -> available(openness(answer).weights())),
                text("weights_url", answer -> url(openness(answer).weights())),
                truth("code_available", answer -> available(openness(answer).code())),
                text("code_url", answer -> url(openness(answer).code())),
                truth(
                        "training_data_available",
                        answer -> available(openness(answer).trainingData())),
                text("training_data_url", answer -> url(openness(answer).trainingData())),
                text("claimed_by", answer -> openness(answer).claimedBy()),
                text("statement", answer -> openness(answer).statement()));
    }

    private static @Nullable Boolean available(@Nullable Artifact artifact) {
        return artifact == null ? null : artifact.available();
    }

    private static @Nullable String url(@Nullable Artifact artifact) {
        return artifact == null ? null : artifact.url();
    }

    private static OpenSourceStatusChanged openness(Answer answer) {
        return (OpenSourceStatusChanged) answer.effectiveData();
    }

    private static List<Column<Answer>> measure() {
        return List.of(
                text("metric", answer -> ScoreView.item(answer).metric()),
                integer("attempts", answer -> ScoreView.item(answer).attempts()),
                integer("votes", answer -> ScoreView.item(answer).votes()));
    }

    private static List<Column<Answer>> scores(JsonMapper json) {
        return List.of(
                text("benchmark", answer -> ScoreView.item(answer).benchmark()),
                text("version", answer -> ScoreView.item(answer).version()),
                text("variant", answer -> ScoreView.item(answer).variant()),
                text("harness", answer -> ScoreView.item(answer).harness()),
                text("effort", answer -> ScoreView.item(answer).effort()),
                text("score_kind", answer -> ScoreView.item(answer).score().kind()),
                number("value", answer -> ScoreView.item(answer).score().value()),
                number("low", answer -> ScoreView.item(answer).score().low()),
                number("high", answer -> ScoreView.item(answer).score().high()),
                integer("rank", answer -> {
                    var rank = ScoreView.item(answer).score().rank();
                    return rank == null ? null : rank.longValue();
                }),
                text("score_text", answer -> ScoreView.item(answer).score().text()),
                truth("approximate", answer -> ScoreView.item(answer).score().approximate()),
                text("unit", answer -> ScoreView.item(answer).score().unit()),
                text("measured_by", answer -> ScoreView.item(answer).measuredBy()),
                text("reported_by", answer -> ScoreView.item(answer).reportedBy()),
                json("run", json, answer -> ScoreView.item(answer).run()),
                json(
                        "confidence_interval",
                        json,
                        answer -> ScoreView.item(answer).confidenceInterval()),
                integer("n", answer -> ScoreView.item(answer).n()),
                text("effective", answer -> ScoreView.item(answer).effective()));
    }

    /** One row for each interval of what was stated (fact expectation) and of what became of it (fact resolution). */
    private static List<Column<Answer>> expectations() {
        return List.of(
                text(
                        "expectation",
                        answer -> answer.question()
                                .key()
                                .getOrDefault("event", answer.question().key().get("expectation"))),
                text("about", answer -> stated(answer, ExpectationStated::about)),
                text("expected", answer -> stated(answer, ExpectationStated::expected)),
                text("surface", answer -> stated(answer, ExpectationStated::surface)),
                text("window", answer -> stated(answer, ExpectationStated::window)),
                text("commitment", answer -> stated(answer, ExpectationStated::commitment)),
                text("statement", answer -> stated(answer, ExpectationStated::statement)),
                text(
                        "outcome",
                        answer -> answer.effectiveData() instanceof ExpectationResolved resolved
                                ? resolved.outcome()
                                : null),
                text(
                        "resolved_by",
                        answer -> answer.effectiveData() instanceof ExpectationResolved resolved
                                ? resolved.byEvent()
                                : null));
    }

    private static @Nullable Object stated(Answer answer, Function<ExpectationStated, @Nullable Object> field) {
        return answer.effectiveData() instanceof ExpectationStated stated ? field.apply(stated) : null;
    }
}
