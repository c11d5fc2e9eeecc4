package org.modeltracker.api.export;

import static org.modeltracker.api.export.Column.integer;
import static org.modeltracker.api.export.Column.json;
import static org.modeltracker.api.export.Column.number;
import static org.modeltracker.api.export.Column.text;
import static org.modeltracker.api.export.Column.truth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.benchmark.ScoreView;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationResolved;
import org.modeltracker.core.expectation.ExpectationEvent.ExpectationStated;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.openness.OpennessEvent.Artifact;
import org.modeltracker.core.openness.OpennessEvent.OpenSourceStatusChanged;
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
        tables.put(
                "access",
                new Own(Set.of(FactType.ACCESS), OfferingColumns.access(), OfferingColumns.listingAndReplacement()));
        tables.put(
                "pricing",
                new Own(
                        Set.of(FactType.PRICING),
                        OfferingColumns.pricing(json),
                        OfferingColumns.listingAndRegular(json)));
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
