package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.release.ReleaseEvent.ModelAnnounced;
import org.modeltracker.core.release.ReleaseEvent.ModelReleased;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The scores of llm-stats, each with who says so: the folder {@code models} of its repository, one file for each model. As one file it is an
 * array of these, each with {@code organization} and {@code model}, which the folder has in its paths.
 */
@Component
final class LlmStats implements Adapter {

    private static final Source PUBLISHER =
            new Source("llm-stats", SourceKind.CATALOGUE, "LLM Stats", null, "https://llm-stats.com", null, null);
    private static final String FILE = "/model.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String source() {
        return "llm-stats";
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public SourceTerms terms() {
        return new SourceTerms("LLM Stats", "https://llm-stats.com", "CC-BY-4.0", "LLM Stats and contributors");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(PUBLISHER, false);
        var entries = new ReadEntries(snapshot.skips());
        var models = new ArrayList<Entry>();
        Consumer<StrictJson> each = item -> entries.read(item.entry(), entry -> models.add(Entry.of(entry, snapshot)));
        StrictJson.items(file, "models", each, each);
        entries.end();
        tell(models, new ModelmeterPlaces(rules), snapshot);
        return snapshot;
    }

    @Override
    public boolean takesFromFolder(String path) {
        return path.endsWith(FILE) && path.chars().filter(c -> c == '/').count() == 2;
    }

    @Override
    public byte[] ofFolder(SourceFolder folder) {
        var items = new ArrayList<Object>();
        folder.files().forEach((path, file) -> {
            var places = path.split("/");
            var read = JSON.readTree(file);
            items.add(
                    read instanceof ObjectNode item
                            ? item.put("organization", places[0]).put("model", places[1])
                            : read);
        });
        return JSON.writeValueAsBytes(items);
    }

    /** One model of the file. */
    private record Entry(
            String maker, String id, String name, @Nullable PartialDate released, List<LlmStatsScore> scores) {

        static Entry of(JsonEntry entry, Snapshot snapshot) {
            var maker = entry.name("organization");
            var id = entry.name("model");
            var named = maker + "/" + id;
            return new Entry(
                    maker,
                    id,
                    entry.name("name"),
                    Lifecycle.date(entry.optionalText("release_date"), named),
                    LlmStatsScore.of(entry, named, snapshot));
        }

        String named() {
            return maker + "/" + id;
        }
    }

    private static void tell(List<Entry> entries, ModelmeterPlaces places, Snapshot snapshot) {
        Map<Subject, Entry> introductions = new LinkedHashMap<>();
        Map<String, LlmStatsScore> benchmarks = new LinkedHashMap<>();
        for (var entry : entries) {
            var place = places.of(entry.named());
            if (place.identity() != null) {
                snapshot.add(ListingIdentity.of(place.listing(), place.identity(), snapshot.at(entry.named())));
            } else {
                snapshot.unresolved(entry.named());
            }
            introductions.merge(place.model(), entry, LlmStats::earlier);
            for (var score : entry.scores()) {
                benchmarks.putIfAbsent(score.benchmark(), score);
                snapshot.add(score.of(place.listing(), place.model()));
            }
        }
        benchmarks.values().forEach(score -> snapshot.add(score.definition()));
        introductions.forEach((model, entry) -> snapshot.add(introduced(model, entry, snapshot)));
    }

    /** A model is there since its first snapshot. */
    private static Entry earlier(Entry one, Entry other) {
        if (one.released == null || other.released == null) {
            return one.released == null ? other : one;
        }
        return other.released.start().isBefore(one.released.start()) ? other : one;
    }

    private static ObservedStatement introduced(Subject model, Entry entry, Snapshot snapshot) {
        var ids = List.of(entry.id());
        ClaimData data = entry.released() == null
                ? new ModelAnnounced(entry.name(), null, null, ids, List.of())
                : new ModelReleased(entry.name(), null, null, ids, List.of(), List.of(), List.of(), null, null, null);
        return ObservedStatement.on(entry.released(), model, data, snapshot.at(entry.named()), null);
    }
}
