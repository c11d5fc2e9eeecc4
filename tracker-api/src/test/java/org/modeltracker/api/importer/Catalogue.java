package org.modeltracker.api.importer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.modeltracker.api.importer.catalogue.Adapter;
import org.modeltracker.api.importer.catalogue.ModelsDev;
import org.modeltracker.api.importer.catalogue.Snapshot;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;

/** Small catalogues in the form of models.dev, made for one rule each. */
public record Catalogue(Map<String, Map<String, String>> providers) {

    public static final IdentityRules RULES = IdentityRules.standard();

    private static final String RELEASED = ", \"release_date\": \"2026-01-15\"";

    public static Catalogue empty() {
        return new Catalogue(new TreeMap<>());
    }

    /** @param rest of the entry: JSON members, single quotes for double ones */
    public Catalogue with(String provider, String id, String rest) {
        var all = new TreeMap<String, Map<String, String>>();
        providers.forEach((name, models) -> all.put(name, new TreeMap<>(models)));
        var more = rest.isEmpty() ? "" : ", " + rest.replace('\'', '"');
        all.computeIfAbsent(provider, name -> new TreeMap<>())
                .put(
                        id,
                        "{\"id\": \"%s\", \"name\": \"%s\"%s%s}"
                                .formatted(id, id, rest.contains("release_date") ? "" : RELEASED, more));
        return new Catalogue(all);
    }

    public Catalogue priced(String provider, String id, String input, String output) {
        return with(provider, id, "'cost': {'input': %s, 'output': %s}".formatted(input, output));
    }

    public String json() {
        var json = new StringBuilder("{");
        providers.forEach((provider, models) -> {
            json.append(json.length() == 1 ? "" : ",")
                    .append("\"%s\": {\"id\": \"%s\", \"models\": {".formatted(provider, provider));
            var first = new boolean[] {true};
            models.forEach((id, entry) -> {
                json.append(first[0] ? "" : ",").append("\"%s\": %s".formatted(id, entry));
                first[0] = false;
            });
            json.append("}}");
        });
        return json.append("}").toString();
    }

    public Snapshot snapshot() {
        return read(new ModelsDev(), json(), PartialDate.parse("2026-05-01"));
    }

    public static Snapshot read(Adapter adapter, String file, PartialDate observedAt) {
        try {
            return adapter.read(stream(file), RULES, observedAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    /** Some of a few offerings, at some of a few prices and states. */
    static Catalogue random(RandomGenerator random) {
        var catalogue = empty();
        for (var offering : new String[] {
            "openai gpt-5",
            "azure gpt-5",
            "openrouter openai/gpt-5",
            "openrouter openai/gpt-5:free",
            "xai grok-4",
            "openrouter x-ai/grok-4"
        }) {
            var parts = offering.split(" ");
            switch (random.nextInt(6)) {
                case 0, 1 -> {} // not listed
                case 2 -> catalogue = catalogue.with(parts[0], parts[1], "");
                case 3 -> catalogue = catalogue.priced(parts[0], parts[1], "0", "0");
                case 4 ->
                    catalogue = catalogue.with(
                            parts[0], parts[1], "'status': 'deprecated', 'cost': {'input': 1, 'output': 2}");
                default -> catalogue = catalogue.priced(parts[0], parts[1], "1." + random.nextInt(3), "2");
            }
        }
        return catalogue;
    }
}
