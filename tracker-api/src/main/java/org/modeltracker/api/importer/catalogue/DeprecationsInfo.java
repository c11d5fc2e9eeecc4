package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.springframework.stereotype.Component;

/**
 * The notices that deprecations.info collects, {@code deprecations.json} or its feed: the day of the notice, that of the end, and what to use
 * instead, in words.
 */
@Component
public final class DeprecationsInfo implements Adapter {

    private static final Source PUBLISHER = new Source(
            "deprecations.info",
            SourceKind.CATALOGUE,
            "deprecations.info",
            null,
            "https://deprecations.info",
            null,
            null);
    private static final ShopSpelling SHOPS = new ShopSpelling(Map.of(
            "aws bedrock", "amazon-bedrock",
            "aws", "amazon-bedrock",
            "google vertex", "google-vertex",
            "google ai", "google",
            "mistral ai", "mistral"));
    private static final Pattern SOFT = Pattern.compile("(?i)(?:no|not) (?:sooner|earlier) than (.+)");
    private static final DateTimeFormatter IN_WORDS = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);
    private static final Pattern SEVERAL = Pattern.compile(",| or | and |\\n");

    @Override
    public String source() {
        return "deprecations-info";
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public SourceTerms terms() {
        return new SourceTerms("deprecations.info", "https://deprecations.info", "MIT", "François Leblanc");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(PUBLISHER, false);
        var lifecycle = new Lifecycle(rules, observedAt, snapshot);
        var entries = new ReadEntries(snapshot.skips());
        StrictJson.items(
                file,
                "items",
                item -> entries.read(item.entry(), entry -> add(entry, lifecycle)),
                item -> entries.read(item.entry(), entry -> add(inFeed(entry), lifecycle)));
        entries.end();
        lifecycle.end();
        return snapshot;
    }

    private static JsonEntry inFeed(JsonEntry item) {
        var entry = item.optionalEntry("_deprecation");
        if (entry == null) {
            throw item.broken("_deprecation", "is missing");
        }
        return entry;
    }

    private static void add(JsonEntry entry, Lifecycle lifecycle) {
        var provider = entry.name("provider").toLowerCase(Locale.ROOT);
        var shop = SHOPS.of(provider).replace(' ', '-');
        var id = entry.name("model_id");
        var name = shop + "/" + id;
        var title = entry.optionalText("model_name");
        var stated = entry.optionalText("shutdown_date");
        var soft = stated == null ? null : SOFT.matcher(stated.strip());
        boolean isSoft = soft != null && soft.matches();
        var end = date(soft != null && isSoft ? soft.group(1) : stated, name);
        lifecycle.add(
                new CatalogueEntry(name, shop, id).called(title == null || title.isBlank() ? id : title, null),
                new Lifecycle.End(
                        AccessState.DEPRECATED,
                        date(entry.optionalText("announcement_date"), name),
                        isSoft ? null : end,
                        isSoft ? end : null,
                        replacements(entry, shop)));
    }

    private static @Nullable PartialDate date(@Nullable String stated, String name) {
        if (stated != null) {
            try {
                return PartialDate.day(LocalDate.parse(stated.strip(), IN_WORDS));
            } catch (DateTimeException e) {
                return Lifecycle.date(stated, name);
            }
        }
        return null;
    }

    private static List<String> replacements(JsonEntry entry, String shop) {
        var stated = entry.optionalText("replacement_model");
        return stated == null || stated.isBlank()
                ? List.of()
                : SEVERAL.splitAsStream(stated)
                        .map(one -> shop + "/" + one.strip())
                        .toList();
    }
}
