package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole catalogue of the world: what it says of the weights of models is what the tracker answers. */
@Tag("faults")
class OpennessOfTheWorldIT {

    private static final String FILE = "modelsdev-all/api-2026-06-15.json";

    private final CatalogueFolder folder = CatalogueFolder.real();

    @Test
    void nine_in_ten_models_have_the_status_that_the_file_gives() {
        var raw = RawCatalogue.of(folder.json(FILE)).offerings();
        try (var tracker = ImportingTracker.start()) {
            assertThat(ImportRuns.state(tracker.imported("modelsdev", folder.text(FILE), "2026-06-15")))
                    .isEqualTo("done");
            var statuses = new TreeMap<String, String>();
            tracker.listed().forEach(model -> statuses.put(model, status(tracker, model)));
            var known = statuses.values().stream()
                    .filter(status -> !status.isEmpty() && !status.equals("unknown"))
                    .count();
            assertThat(known * 10).isGreaterThanOrEqualTo(statuses.size() * 9L);
            var wrong = new ArrayList<String>();
            listings(tracker).forEach((model, listings) -> {
                boolean open = listings.values().stream().anyMatch(open(raw, true));
                boolean closed = listings.values().stream().anyMatch(open(raw, false));
                var status = statuses.getOrDefault(model, "");
                if (open != closed && !status.equals(open ? "open_weights" : "closed")) {
                    wrong.add(model + " " + status);
                }
            });
            assertThat(wrong).as("all listings agree, and the answer does not").isEmpty();
        }
    }

    private static Predicate<String> open(Map<String, JsonNode> raw, boolean open) {
        return name ->
                raw.get(name) != null && raw.get(name).path("open_weights").asBoolean() == open;
    }

    private static String status(ImportingTracker tracker, String model) {
        return tracker.http()
                .get("/v1/models/" + model + "/open-source-status")
                .json()
                .path("status")
                .asString("");
    }

    /** The names of its listings in the file, by model. */
    private static Map<String, Map<String, String>> listings(ImportingTracker tracker) {
        var all = new TreeMap<String, Map<String, String>>();
        var next = "/v1/identities?limit=100";
        while (next != null) {
            var page = tracker.http().get(next).json();
            page.path("data")
                    .forEach(item -> all.computeIfAbsent(
                                    item.path("model")
                                            .asString(item.path("listing").asString()),
                                    model -> new TreeMap<>())
                            .put(
                                    item.path("listing").asString(),
                                    item.path("provider").asString() + "/"
                                            + item.path("listed_as").asString()));
            var cursor = page.at("/page/next_cursor").stringValue(null);
            next = cursor == null ? null : "/v1/identities?limit=100&cursor=" + cursor;
        }
        return all;
    }
}
