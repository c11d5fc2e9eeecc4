package org.modeltracker.api.importer;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A catalogue in the form of models.dev, as large as one likes. */
final class ManyOfferings {

    private ManyOfferings() {}

    static String json(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> """
                        "model-%d": {"id": "model-%d", "name": "Model %d", "family": "family-%d", "release_date": "2026-01-%02d",
                        "limit": {"context": %d}, "modalities": {"input": ["text", "image"], "output": ["text"]},
                        "cost": {"input": %d.%d, "output": %d, "cache_read": 0.1}}""".formatted(i, i, i, i % 50, 1 + i % 28, 1_000 + i, 1 + i % 9, i % 100, 2 + i % 40))
                .collect(Collectors.joining(",", "{\"openai\": {\"id\": \"openai\", \"models\": {", "}}}"));
    }
}
