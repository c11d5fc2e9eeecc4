package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.springframework.stereotype.Component;

/** The lifecycles of modeldeprecations.dev, {@code models.json}: notice, end and replacement of each model, or a day before which it will not end. */
@Component
public final class ModelDeprecations implements Adapter {

    private static final Source PUBLISHER = new Source(
            "modeldeprecations.dev",
            SourceKind.CATALOGUE,
            "modeldeprecations.dev",
            null,
            "https://modeldeprecations.dev",
            null,
            null);
    private static final ShopSpelling SHOPS = new ShopSpelling(Map.of(
            "z-ai", "zai",
            "moonshot", "moonshotai",
            "bedrock", "amazon-bedrock",
            "vertex", "google-vertex"));
    private static final Map<String, AccessState> STATES = Map.of(
            "active", AccessState.GENERAL_AVAILABILITY,
            "deprecated", AccessState.DEPRECATED,
            "retired", AccessState.RETIRED);

    @Override
    public String source() {
        return "modeldeprecations";
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public SourceTerms terms() {
        return new SourceTerms(
                "modeldeprecations.dev", "https://modeldeprecations.dev", "MIT", "modeldeprecations.dev contributors");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(PUBLISHER, false);
        var lifecycle = new Lifecycle(rules, observedAt, snapshot);
        var entries = new ReadEntries(snapshot.skips());
        Consumer<StrictJson> each =
                item -> entries.read(item.entry(), entry -> add(entry, lifecycle, snapshot.skips()));
        StrictJson.items(file, "models", each, each);
        entries.end();
        lifecycle.end();
        return snapshot;
    }

    /** One file for each model, in YAML. */
    @Override
    public boolean takesFromFolder(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    @Override
    public byte[] ofFolder(SourceFolder folder) {
        return YamlFiles.list(folder);
    }

    private static void add(JsonEntry entry, Lifecycle lifecycle, SkippedEntries skips) {
        var shop = SHOPS.of(entry.name("provider"));
        var id = entry.name("model");
        var name = shop + "/" + id;
        var status = entry.text("status");
        var state = STATES.get(status);
        if (state == null) {
            skips.add("unknown_status", name + ": " + status);
        }
        var listing = new CatalogueEntry(name, shop, id)
                .called(entry.name("name"), null)
                .released(entry.optionalText("released_on"), skips);
        entry.texts("aliases").forEach(listing::alsoKnownAs);
        lifecycle.add(
                listing,
                new Lifecycle.End(
                        state == null ? AccessState.UNKNOWN : state,
                        Lifecycle.date(entry.optionalText("deprecated_on"), name),
                        Lifecycle.date(entry.optionalText("shutdown_on"), name),
                        Lifecycle.date(entry.optionalText("earliest_shutdown_on"), name),
                        replacements(entry)));
    }

    /** The one that the provider itself names, else all. */
    private static List<String> replacements(JsonEntry entry) {
        var all = entry.entries("replacements");
        var named = all.stream()
                .filter(one -> Boolean.TRUE.equals(one.optionalFlag("recommended")))
                .toList();
        return Stream.of(named.isEmpty() ? all : named)
                .flatMap(List::stream)
                .map(one -> SHOPS.of(one.name("provider")) + "/" + one.name("model"))
                .toList();
    }
}
