package org.modeltracker.api.evidence;

import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Exchange;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.core.TestDatabase;
import tools.jackson.databind.JsonNode;

/** Answers about kept and watched pages, of a tracker that may fetch those of this machine. */
public final class PageExamples extends EvidenceContext {

    private static final String VENDOR = "https://lab.example";
    private static final String PRICES =
            "<h1>Prices</h1><p>Rocket 1: $%d for a million tokens</p><p>All prices in USD</p>";
    private static final String QUOTE = "Rocket 1 is generally available";

    private final Map<String, Exchange> byOperation = new LinkedHashMap<>();

    private PageExamples() {}

    /** By operation id. The addresses are a vendor's, not those of this machine. */
    public static Map<String, Exchange> all() {
        var examples = new PageExamples();
        tracker = start(TestDatabase.fresh());
        examples.open();
        try {
            examples.kept();
            examples.watched();
        } finally {
            examples.site.close();
            tracker.close();
        }
        return examples.byOperation;
    }

    private void kept() {
        site.with("/rocket-1", "<h1>Rocket 1</h1><p>" + QUOTE + " today.</p><p>It costs $4.</p>");
        var claim = Envelope.announced("example-lab/rocket-1", "2026-10-30")
                .by("example-lab", "official")
                .with("/source/url", site.url("/rocket-1"))
                .with("/quote", QUOTE);
        var evidence =
                "/v1/events/" + http().post("/v1/events", claim.toString()).at("/id") + "/evidence";
        eventually("the page is kept", () -> http().get(evidence).at("/state").equals("kept"));
        keep("getEvidence", null, http().get(evidence));
    }

    private void watched() {
        site.with("/prices", PRICES.formatted(4));
        var order = """
                {"url": "%s", "publisher": "example-lab", "about": "pricing"}
                """.formatted(site.url("/prices"));
        var made = http().post("/v1/watches", order);
        keep("createWatch", order, made);
        var watch = fetched(made.at("/id"));
        site.with("/prices", PRICES.formatted(3));
        later(Duration.ofDays(1));
        fetched(watch);
        keep("getWatch", null, http().get("/v1/watches/" + watch));
        keep("listWatches", null, http().get("/v1/watches"));
        keep("listReviews", null, http().get("/v1/reviews"));
        var review = "/v1/reviews/" + http().get("/v1/reviews").at("/data/0/id");
        keep("getReview", null, http().get(review));
        var decision = "{\"decision\": \"dismissed\", \"reason\": \"the price is recorded already\"}";
        keep("decideReview", decision, http().post(review + "/decision", decision));
    }

    private void keep(String operation, @Nullable String sent, Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(operation + " " + answer.status() + " " + answer.body());
        }
        byOperation.put(
                operation,
                new Exchange(sent == null ? null : elsewhere(sent), elsewhere(answer.body()), answer.status()));
    }

    private JsonNode elsewhere(String text) {
        return Envelope.tree(text.replace(site.url(""), VENDOR));
    }
}
