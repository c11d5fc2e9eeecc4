package org.modeltracker.api.release;

import static org.modeltracker.api.Envelope.about;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.api.Envelope;

/** What catalogues seldom say, and rules were changed for: ends, currencies, quantities, equal dates, kept promises, pulled weights. */
final class ReportedCases {

    private ReportedCases() {}

    static String lines() {
        return Stream.of(
                        Stream.of("ending", "two-currencies", "quantity", "equal", "promised", "pulled", "licensed")
                                .map(name -> released("reported/" + name, "2026-01-15")),
                        Stream.of(
                                price("reported/ending", "2026-02-01", "5")
                                        .withJson("/data/prices/0/conditions", "{'until': '2026-03-31'}"),
                                price("reported/two-currencies", "2026-02-01", "5")
                                        .by("maker", "official"),
                                price("reported/two-currencies", "2026-03-01", "4")
                                        .with("/data/currency", "EUR")
                                        .by("maker", "official"),
                                price("reported/quantity", "2026-02-01", "9").by("maker", "official"),
                                price("reported/quantity", "2026-02-01", "0.009")
                                        .with("/data/prices/0/per", "1K_tokens")
                                        .by("list", "catalogue"),
                                price("reported/equal", "2026-02-01", "1").by("one", "catalogue"),
                                price("reported/equal", "2026-02-01", "2").by("two", "catalogue"),
                                price("reported/equal", "2026-02-01", "1").by("three", "catalogue"),
                                price("reported/equal", "2026-02-01", "3").by("four", "catalogue"),
                                promise(),
                                access("reported/promised", "2026-05-05", "general_availability")
                                        .by("maker", "official"),
                                weights("2026-02-01", true),
                                weights("2026-02-02", false),
                                status("reported/licensed", "2026-02-01", "open_weights_permissive")
                                        .with("/data/license", "Apache-2.0"),
                                status("reported/licensed", "2026-02-01", "open_weights_permissive")
                                        .with("/data/license", "apache-2.0")
                                        .by("hub", "catalogue")))
                .flatMap(claims -> claims)
                .map(Envelope::toString)
                .collect(Collectors.joining("\n"));
    }

    private static Envelope promise() {
        return about("model", "reported/promised", "expectation.stated", """
                {'about': 'api_access', 'expected': 'general_availability', 'window': '2026-06', 'commitment': 'expected'}
                """)
                .with("/effective", "2026-02-01")
                .by("maker", "official");
    }

    private static Envelope weights(String date, boolean available) {
        return status("reported/pulled", date, "open_weights")
                .withJson("/data/weights", "{'available': %s}".formatted(available))
                .by("maker", "official");
    }
}
