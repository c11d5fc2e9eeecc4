package org.modeltracker.api.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A catalogue of models.dev's form, day after day: prices move, listings come and go, most of it stays. */
final class DailyCatalogues {

    private static final String[] SHOPS = {
        "openai", "anthropic", "openrouter", "azure", "groq", "togetherai", "deepinfra", "novita-ai"
    };

    private final int[] cents;
    private final boolean[] listed;
    private final Random random;

    DailyCatalogues(int offerings, long seed) {
        random = new Random(seed);
        cents = random.ints(offerings, 10, 2_000).toArray();
        listed = new boolean[offerings];
        for (int i = 0; i < offerings; i++) {
            listed[i] = random.nextInt(10) > 0;
        }
    }

    /** The next day. @param changes at most */
    String next(int changes) {
        for (int i = random.nextInt(changes + 1); i > 0; i--) {
            int one = random.nextInt(cents.length);
            if (random.nextInt(4) == 0) {
                listed[one] = !listed[one];
            } else {
                cents[one] = 10 + random.nextInt(2_000);
            }
        }
        return json();
    }

    private String json() {
        var json = new StringBuilder("{");
        for (int shop = 0; shop < SHOPS.length; shop++) {
            var models = new ArrayList<String>();
            for (int i = shop; i < cents.length; i += SHOPS.length) {
                if (listed[i]) {
                    models.add(
                            "\"m-%d\": {\"id\": \"m-%d\", \"name\": \"M %d\", \"release_date\": \"2024-01-15\", \"cost\": {\"input\": %d.%02d, \"output\": %d}}"
                                    .formatted(i, i, i, cents[i] / 100, cents[i] % 100, cents[i]));
                }
            }
            json.append(shop == 0 ? "" : ",\n")
                    .append("\"%s\": {\"id\": \"%s\", \"models\": {\n%s}}"
                            .formatted(SHOPS[shop], SHOPS[shop], String.join(",\n", models)));
        }
        return json.append("}").toString();
    }

    /** One commit at noon of each of these days. */
    static List<Instant> days(Instant first, int count) {
        var days = new ArrayList<Instant>();
        for (int i = 0; i < count; i++) {
            days.add(first.plus(Duration.ofDays(i)));
        }
        return days;
    }
}
