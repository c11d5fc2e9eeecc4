package org.modeltracker.api.importer.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.springframework.stereotype.Component;

/**
 * The families of models that endoflife.date keeps as products: an answer of its API ({@code /api/v1/products/claude}), a file of its repository
 * ({@code products/anthropic-claude.md}), or the folder of these. A model is deprecated from the end of its active support on. Until that is
 * dated, its end is only a day before which it will not come.
 */
@Component
final class EndOfLife implements Adapter {

    private static final Source PUBLISHER = new Source(
            "endoflife.date", SourceKind.CATALOGUE, "endoflife.date", null, "https://endoflife.date", null, null);
    /** Whose models a product is; other products of the site are no models. */
    private static final Map<String, String> MAKERS = Map.of("claude", "anthropic");

    private static final String NONE = "N/A";

    @Override
    public String source() {
        return "endoflife";
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public SourceTerms terms() {
        return new SourceTerms("endoflife.date", "https://endoflife.date", "MIT", "endoflife.date contributors");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) throws IOException {
        var snapshot = new Snapshot(PUBLISHER, false);
        var lifecycle = new Lifecycle(rules, observedAt, snapshot);
        var entries = new ReadEntries(snapshot.skips());
        StrictJson.read(json(file), json -> {
            if (json.beginsArray()) {
                json.items(item ->
                        entries.read(item.entry(), product -> product(product, lifecycle, entries, snapshot.skips())));
            } else {
                var answer = json.entry().object();
                var product = answer.optionalEntry("result");
                product(product == null ? answer : product, lifecycle, entries, snapshot.skips());
            }
        });
        entries.end();
        lifecycle.end();
        return snapshot;
    }

    /** A page of the repository begins with what it says in YAML. */
    private static InputStream json(InputStream file) throws IOException {
        var pushed = new PushbackInputStream(file);
        int first = pushed.read();
        if (first != -1) {
            pushed.unread(first);
        }
        return first == '-' ? new ByteArrayInputStream(ProductPages.json(pushed.readAllBytes())) : pushed;
    }

    @Override
    public boolean takesFromFolder(String path) {
        return path.endsWith(".md") && path.indexOf('/') < 0;
    }

    @Override
    public byte[] ofFolder(SourceFolder folder) {
        return ProductPages.list(folder, MAKERS.keySet());
    }

    private static void product(JsonEntry product, Lifecycle lifecycle, ReadEntries entries, SkippedEntries skips) {
        var shop = MAKERS.get(product.name("name"));
        if (shop == null) {
            throw product.broken("name", "must be a family of models: " + String.join(", ", MAKERS.keySet()));
        }
        int i = 0;
        for (var one : product.nodes("releases")) {
            var raw = new StrictJson.RawEntry(one, product.place("releases") + "/" + i++);
            entries.read(raw, release -> add(release, shop, lifecycle, skips));
        }
    }

    private static void add(JsonEntry release, String shop, Lifecycle lifecycle, SkippedEntries skips) {
        var id = release.name("name");
        var name = shop + "/" + id;
        var label = release.optionalText("label");
        var noticed = Lifecycle.date(release.optionalText("eoasFrom"), name);
        var ends = Lifecycle.date(release.optionalText("eolFrom"), name);
        boolean isNoticed = noticed != null || isTrue(release, "isEoas") || isTrue(release, "isEol");
        lifecycle.add(
                new CatalogueEntry(name, shop, id)
                        .called(label == null || label.isBlank() ? id : label, null)
                        .released(release.optionalText("releaseDate"), skips),
                new Lifecycle.End(
                        isTrue(release, "isEol") && ends == null
                                ? AccessState.RETIRED
                                : isNoticed ? AccessState.DEPRECATED : AccessState.GENERAL_AVAILABILITY,
                        noticed,
                        isNoticed ? ends : null,
                        isNoticed ? null : ends,
                        replacements(release, shop)));
    }

    private static boolean isTrue(JsonEntry release, String flag) {
        return Boolean.TRUE.equals(release.optionalFlag(flag));
    }

    private static List<String> replacements(JsonEntry release, String shop) {
        var custom = release.optionalEntry("custom");
        @Nullable String stated = custom == null ? null : custom.optionalText("recommendedReplacement");
        return stated == null || stated.isBlank() || stated.equals(NONE) ? List.of() : List.of(shop + "/" + stated);
    }
}
