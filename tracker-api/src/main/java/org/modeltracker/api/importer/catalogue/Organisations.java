package org.modeltracker.api.importer.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ApiChannel;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The table of who is who in catalogues, which people edit. */
public final class Organisations {

    private final Set<String> labs;
    private final Map<String, String> aliases;
    private final Map<String, String> providers;
    private final Map<String, String> makers;

    private Organisations(Map<String, Object> table) {
        this.labs = new HashSet<>(list(table, "labs"));
        this.aliases = map(table, "aliases");
        this.providers = map(table, "providers");
        this.makers = map(table, "makers");
        providers.values().forEach(Organisations::channel);
    }

    /** @throws IllegalArgumentException if the file is not such a table */
    public static Organisations read(InputStream yaml) throws IOException {
        try (yaml) {
            Object table = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            if (table instanceof Map<?, ?> map) {
                var sections = new TreeMap<String, Object>();
                map.forEach((name, section) -> sections.put(String.valueOf(name), section));
                return new Organisations(sections);
            }
            throw new IllegalArgumentException("the table of organisations is empty");
        }
    }

    /** @param spelling as a catalogue has it */
    String organisation(String spelling) {
        var slug = Slug.of(spelling);
        return aliases.getOrDefault(slug, slug);
    }

    boolean isLab(String provider) {
        return labs.contains(provider);
    }

    /** How a provider lets others reach a model of that organisation. */
    ApiChannel channel(String provider, String maker) {
        var listed = providers.get(provider);
        if (listed != null) {
            return channel(listed);
        }
        return provider.equals(maker) ? ApiChannel.FIRST_PARTY_API : ApiChannel.AGGREGATOR;
    }

    boolean isAggregator(String provider) {
        return "aggregator".equals(providers.get(provider));
    }

    /** Whose a model of this name is, wherever it is sold. */
    @Nullable
    String maker(String slug) {
        var exact = makers.get(slug);
        if (exact != null) {
            return exact;
        }
        return makers.entrySet().stream()
                .filter(row -> row.getKey().endsWith("*"))
                .filter(row ->
                        slug.startsWith(row.getKey().substring(0, row.getKey().length() - 1)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static ApiChannel channel(String word) {
        return ApiChannel.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static List<String> list(Map<String, Object> table, String name) {
        return table.get(name) instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, String> map(Map<String, Object> table, String name) {
        var rows = new TreeMap<String, String>();
        if (table.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> rows.put(String.valueOf(key), String.valueOf(value)));
        }
        return rows;
    }
}
