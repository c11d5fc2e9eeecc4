package org.modeltracker.api.importer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.importer.DayFiles.Told;
import tools.jackson.databind.JsonNode;

/** Four price tables of one day: what is disputed is what they price differently, worked out from what the files are written from. */
class FourPriceTablesIT {

    private static final String DAY = "2026-06-15";
    private static final int MODELS = 60;

    /** @param writer gives the file of the table, with single quotes for double ones */
    private record PriceTable(String source, String publisher, Function<Map<String, Told>, String> writer) {}

    private static final List<PriceTable> TABLES = List.of(
            new PriceTable("modelsdev", "models.dev", PriceFiles::modelsDev),
            new PriceTable("litellm", "litellm", PriceFiles::liteLlm),
            new PriceTable("genai-prices", "genai-prices", PriceFiles::genai),
            new PriceTable(
                    "llm-prices",
                    "llm-prices",
                    told -> PriceFiles.llmPrices(told).values().iterator().next()));

    private record Price(String model, String publisher, int input, int output) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void what_is_disputed_is_what_they_price_differently(long seed) {
        var random = new Random(seed);
        var prices = new ArrayList<Price>();
        try (var tracker = ImportingTracker.start()) {
            var tables = new ArrayList<>(TABLES);
            Collections.shuffle(tables, random);
            for (var table : tables) {
                var told = told(random);
                told.forEach(
                        (model, one) -> prices.add(new Price(model, table.publisher(), one.input(), one.output())));
                var run = tracker.imported(
                        table.source(), table.writer().apply(told).replace('\'', '"'), DAY);
                assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
            }
            var disputed = disputed(tracker);
            assertThat(disputed.keySet()).isEqualTo(differing(prices)).hasSizeBetween(MODELS / 4, MODELS - 1);
            var speakers = prices.stream().collect(groupingBy(Price::model, mapping(Price::publisher, toSet())));
            disputed.forEach(
                    (model, publishers) -> assertThat(publishers).as(model).isEqualTo(speakers.get(model)));
        }
    }

    /** A table lists three of four models, most of them at the usual price. */
    private static Map<String, Told> told(Random random) {
        return IntStream.range(0, MODELS)
                .filter(i -> random.nextInt(4) > 0)
                .boxed()
                .collect(toMap(
                        i -> "gpt-table-" + i,
                        i -> random.nextInt(4) > 0
                                ? new Told(1 + i % 40, 2 + i, "")
                                : new Told(1 + random.nextInt(40), 2 + i, "")));
    }

    private static Set<String> differing(List<Price> prices) {
        var models = new TreeSet<String>();
        for (var one : prices) {
            for (var other : prices) {
                if (one.model().equals(other.model())
                        && (one.input() != other.input() || one.output() != other.output())) {
                    models.add(one.model());
                }
            }
        }
        return models;
    }

    /** The publishers of the claims, by model. */
    private static Map<String, Set<String>> disputed(ImportingTracker tracker) {
        var all = new ArrayList<JsonNode>();
        var next = "/v1/disputes?fact=pricing&limit=100";
        while (next != null) {
            var page = tracker.http().get(next).json();
            page.path("data").forEach(all::add);
            var cursor = page.at("/page/next_cursor").stringValue(null);
            next = cursor == null ? null : "/v1/disputes?fact=pricing&limit=100&cursor=" + cursor;
        }
        return all.stream()
                .collect(toMap(
                        dispute -> dispute.path("model").asString().replace("openai/", ""),
                        dispute -> dispute.path("claims")
                                .valueStream()
                                .map(claim -> claim.at("/source/publisher").asString())
                                .collect(toSet())));
    }
}
