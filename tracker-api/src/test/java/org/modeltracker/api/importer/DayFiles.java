package org.modeltracker.api.importer;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The files of a source, as its repository has them on a day, and what they mean.
 *
 * @param publisher who speaks in them
 * @param seller whose offerings they list
 * @param path what a history reads
 * @param writer gives files by their paths, with single quotes for double ones
 * @param isWhole whether a model that a file lacks is gone
 */
record DayFiles(
        String source,
        String publisher,
        String seller,
        String path,
        Kind kind,
        Function<Map<String, Told>, Map<String, String>> writer,
        boolean isWhole) {

    /** What a source says of a model on a day: prices, the day of its end, or how many events. */
    record Told(int input, int output, String end) {}

    /** What a source tells of. */
    enum Kind {
        PRICES,
        ENDS,
        EVENTS
    }

    /** The names of the models of each source end so: no source speaks of another one's. */
    private static final List<String> ENDINGS = List.of("one", "two", "three", "four", "five");

    static final List<DayFiles> ALL = List.of(
            prices("litellm", "prices.json", PriceFiles::liteLlm, false),
            prices("genai-prices", "data.json", PriceFiles::genai, false),
            new DayFiles("llm-prices", "llm-prices", "openai", "data", Kind.PRICES, PriceFiles::llmPrices, false),
            prices("modelsdev", "api.json", PriceFiles::modelsDev, true, "models.dev", "openai"),
            prices("openrouter", "models.json", PriceFiles::openRouter, true, "openrouter", "openrouter"),
            prices(
                    "openrouter-endpoints",
                    "endpoints.json",
                    PriceFiles::endpoints,
                    false,
                    "openrouter-endpoints",
                    "deepinfra-via-openrouter"),
            prices("ndjson", "list.ndjson", PriceFiles::ndjson, false, "own-list", "openai"),
            ends("modeldeprecations", "modeldeprecations.dev", "models.json", LifecycleFiles::deprecations),
            ends("deprecations-info", "deprecations.info", "deprecations.json", LifecycleFiles::info),
            new DayFiles(
                    "endoflife",
                    "endoflife.date",
                    "anthropic",
                    "products",
                    Kind.ENDS,
                    told -> Map.of("products/anthropic-claude.md", LifecycleFiles.endOfLife(told)),
                    false),
            new DayFiles(
                    "modelmeter",
                    "modelmeter",
                    "",
                    "current.json",
                    Kind.EVENTS,
                    told -> Map.of("current.json", LifecycleFiles.modelmeter(told)),
                    false));

    static final DayFiles TREE =
            new DayFiles("modelsdev", "models.dev", "openai", "", Kind.PRICES, PriceFiles::modelsDevTree, true);

    private static DayFiles prices(
            String source, String path, Function<Map<String, Told>, String> writer, boolean isWhole) {
        return prices(source, path, writer, isWhole, source, "openai");
    }

    private static DayFiles prices(
            String source,
            String path,
            Function<Map<String, Told>, String> writer,
            boolean isWhole,
            String publisher,
            String seller) {
        return new DayFiles(
                source, publisher, seller, path, Kind.PRICES, told -> Map.of(path, writer.apply(told)), isWhole);
    }

    private static DayFiles ends(
            String source, String publisher, String path, Function<Map<String, Told>, String> writer) {
        return new DayFiles(
                source, publisher, "openai", path, Kind.ENDS, told -> Map.of(path, writer.apply(told)), false);
    }

    List<String> models() {
        return ENDINGS.stream().map(ending -> "gpt-" + source + "-" + ending).toList();
    }

    Map<String, String> files(Map<String, Told> told) {
        return writer.apply(told).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().replace('\'', '"')));
    }

    /** Another price, another end of the same notice, or one more event. */
    Told next(@Nullable Told before, Random random) {
        return switch (kind) {
            case PRICES -> new Told(1 + random.nextInt(50), 1 + random.nextInt(90), "");
            case ENDS -> new Told(0, 0, "2025-%02d-%02d".formatted(5 + random.nextInt(6), 1 + random.nextInt(28)));
            case EVENTS -> new Told(before == null ? 1 : before.input + 1, 0, "");
        };
    }

    String expected(@Nullable Told told) {
        return told == null
                ? "nothing"
                : switch (kind) {
                    case PRICES -> told.input + " " + told.output;
                    case ENDS -> told.end;
                    case EVENTS -> told.input + " events";
                };
    }

    /** What to ask of a model. An end is asked for on the last day of the year: by then all have come. */
    String question(String day) {
        return switch (kind) {
            case PRICES -> "/pricing?observed_by=" + day;
            case ENDS -> "/access?effective_at=2025-12-31&observed_by=" + day;
            case EVENTS -> "/timeline?type=model.fact_reported&observed_by=" + day;
        };
    }

    String answered(JsonNode items) {
        return kind == Kind.EVENTS ? (items.isEmpty() ? "nothing" : items.size() + " events") : answered(items, seller);
    }

    String answered(JsonNode items, String of) {
        return items.valueStream()
                .filter(item -> item.path("provider").asString("").equals(of))
                .flatMap(item -> item.path("claims")
                        .valueStream()
                        .filter(claim ->
                                claim.at("/source/publisher").asString().equals(publisher))
                        .map(claim -> kind == Kind.ENDS ? item.path("since").asString() : amounts(claim)))
                .findFirst()
                .orElse("nothing");
    }

    private static String amounts(JsonNode claim) {
        var prices = claim.at("/data/prices");
        return prices.isEmpty()
                ? "nothing"
                : prices.valueStream()
                        .map(price -> price.path("amount").asString())
                        .collect(Collectors.joining(" "));
    }

    static String each(Map<String, Told> told, BiFunction<String, Told, String> entry) {
        return told.entrySet().stream()
                .map(one -> entry.apply(one.getKey(), one.getValue()))
                .collect(Collectors.joining(","));
    }

    static String repeated(int times, Function<Integer, String> entry) {
        return IntStream.range(0, times).boxed().map(entry).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return source + " " + path;
    }
}
