package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.importer.catalogue.ModelsDev;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the importer makes of the real repository of models.dev is what its site showed on that day. The clone is given with
 * {@code -Dmodelsdev.repository=<git directory>}. Files of two other days were made some commits earlier, and keep what {@code omit} leaves out.
 */
class ModelsDevRepositoryIT {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final CatalogueFolder real = CatalogueFolder.real();

    @ParameterizedTest
    @CsvSource({
        "modelsdev-all/api-2025-12-31.json, 2025-12-31",
        "modelsdev/api-2026-04-30.json, 2026-04-30",
        "modelsdev/api-2026-07-02.json, 2026-07-02"
    })
    void the_tree_of_a_day_is_the_file_of_that_day(String file, String day) throws IOException {
        var clone = System.getProperty("modelsdev.repository", "");
        assumeFalse(clone.isEmpty(), "LEFT OUT: give a clone with -Dmodelsdev.repository=<git directory>");
        var shown = real.json(file);
        var built = built(Path.of(clone), Instant.parse(day + "T23:59:59Z"));
        var different = new ArrayList<String>();
        shown.forEachEntry((shop, body) -> body.path("models").forEachEntry((id, model) -> {
            var ours = built.path(shop).path("models").path(id);
            if (!facts(ours).equals(facts(model))) {
                different.add(shop + "/" + id + ": " + facts(model) + " / " + facts(ours));
            }
        }));
        System.out.printf("%s: %d models of the file, %d differ%n", day, size(shown), different.size());
        assertThat(different).isEmpty();
    }

    private static long size(JsonNode catalogue) {
        return catalogue
                .valueStream()
                .mapToLong(shop -> shop.path("models").size())
                .sum();
    }

    /** What the importer reads of a model, numbers by their value. */
    private static TreeMap<String, String> facts(JsonNode model) {
        var facts = new TreeMap<String, String>();
        for (var field : List.of("name", "family", "release_date", "status", "open_weights", "modalities", "cost")) {
            leaves(field, model.path(field), facts);
        }
        leaves("context", model.at("/limit/context"), facts);
        facts.keySet()
                .removeIf(path -> path.startsWith("cost/context_over_200k")
                        && model.at("/cost/tiers").isArray());
        return facts;
    }

    private static void leaves(String path, JsonNode node, TreeMap<String, String> leaves) {
        if (node.isContainer()) {
            node.forEachEntry((name, value) -> leaves(path + "/" + name, value, leaves));
            int i = 0;
            for (var item : node.isArray() ? node : JSON.createArrayNode()) {
                leaves(path + "/" + i++, item, leaves);
            }
        } else if (node.isNumber()) {
            leaves.put(path, node.decimalValue().stripTrailingZeros().toPlainString());
        } else if (!node.isMissingNode()) {
            leaves.put(path, node.asString());
        }
    }

    private static JsonNode built(Path clone, Instant until) throws IOException {
        try (var repository =
                        new FileRepositoryBuilder().setGitDir(clone.toFile()).build();
                var files = new GitFiles(repository)) {
            var limits = new ImportSettings.Git(0, Duration.ZERO, 200_000, 5_000);
            var last = new GitSnapshots(repository, "", limits)
                    .list(
                            GitSnapshots.head(repository, GitSnapshots.OWN_HEAD),
                            Duration.ofDays(1),
                            until.minus(Duration.ofDays(7)),
                            until)
                    .getLast();
            return JSON.readTree(new ByteArrayInputStream(files.read(last, new ModelsDev())));
        }
    }
}
