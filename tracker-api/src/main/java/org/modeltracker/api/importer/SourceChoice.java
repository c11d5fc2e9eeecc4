package org.modeltracker.api.importer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.api.importer.ImportSettings.Rhythm;
import org.modeltracker.api.importer.catalogue.Adapter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which sources the operator wants pulled: those with a rhythm of their own, and those that {@code tracker.sources} names. */
@Component
class SourceChoice {

    private static final Duration USUAL = Duration.ofHours(6);
    private static final Set<String> NONE = Set.of("", "none");

    /** Those that state facts of many makers, can be fetched from one address and allow it. */
    private static final List<String> RECOMMENDED = List.of(
            "modelsdev",
            "openrouter",
            "litellm",
            "genai-prices",
            "llm-prices",
            "modeldeprecations",
            "deprecations-info",
            "endoflife");

    private final Map<String, Rhythm> pulled = new LinkedHashMap<>();
    private final Map<String, Rhythm> chosen = new LinkedHashMap<>();
    private final Map<String, Adapter> adapters;

    SourceChoice(@Value("${tracker.sources:none}") String sources, ImportSettings settings, List<Adapter> adapters) {
        this.adapters = adapters.stream().collect(Collectors.toMap(Adapter::source, Function.identity()));
        settings.pull().forEach((source, rhythm) -> {
            require(source, "tracker.imports.pull");
            if (rhythm.isOn()) {
                pulled.put(source, rhythm);
            }
        });
        for (var source : named(sources)) {
            require(source, "tracker.sources");
            var rhythm = settings.pull().get(source);
            if (rhythm == null || (rhythm.url() == null && rhythm.past().isEmpty())) {
                throw new IllegalArgumentException(
                        "tracker.sources names a source without an address in tracker.imports.pull: " + source);
            }
            var usual = rhythm.isOn() ? rhythm : new Rhythm(rhythm.url(), USUAL, rhythm.past());
            pulled.put(source, usual);
            chosen.put(source, usual);
        }
    }

    private static List<String> named(String sources) {
        return Stream.of(sources.split(","))
                .map(String::strip)
                .filter(source -> !NONE.contains(source))
                .flatMap(source -> source.equals("recommended") ? RECOMMENDED.stream() : Stream.of(source))
                .distinct()
                .toList();
    }

    private void require(String source, String setting) {
        if (!adapters.containsKey(source)) {
            throw new IllegalArgumentException(setting + " contains an unknown source: " + source);
        }
    }

    /** What is fetched, and how often. */
    Map<String, Rhythm> pulled() {
        return pulled;
    }

    /** Of these the past is imported too. */
    Map<String, Rhythm> chosen() {
        return chosen;
    }

    Adapter adapter(String source) {
        var adapter = adapters.get(source);
        if (adapter == null) {
            throw new IllegalArgumentException("unknown source: " + source);
        }
        return adapter;
    }
}
