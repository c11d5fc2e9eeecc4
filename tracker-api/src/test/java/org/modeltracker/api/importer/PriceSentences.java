package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.pricing.PriceFacts;
import org.modeltracker.core.pricing.PriceSentenceReader;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** Imports catalogues, reads every price sentence of the timeline back, and compares it with its claim. */
abstract class PriceSentences {

    /** A file, its source, and the day on which it was observed. */
    record Import(String file, String source, String observedAt) {}

    private final CatalogueFolder folder;
    private final List<Import> imports;

    PriceSentences(CatalogueFolder folder, List<Import> imports) {
        this.folder = folder;
        this.imports = imports;
    }

    @Test
    void every_price_sentence_tells_what_its_claim_says() {
        var files = imports.stream().map(each -> folder.text(each.file())).toList();
        try (var tracker = ImportingTracker.start()) {
            for (int n = 0; n < imports.size(); n++) {
                var each = imports.get(n);
                var answer = tracker.post(each.source(), files.get(n), "force=true&observed_at=" + each.observedAt());
                var run = ImportRuns.ended(tracker.http(), answer.header("Location"));
                assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
            }
            var sentences = sentences(tracker);
            var known = new ListedNames();
            var wrong = new ArrayList<String>();
            int read = 0;
            for (var event : tracker.eventsAfter(0)) {
                known.take(event);
                if (event.claim().data().effectiveData() instanceof PricingChanged claim) {
                    read++;
                    var sentence = String.valueOf(sentences.get(event.id()));
                    fault(event, claim, sentence, known).ifPresent(wrong::add);
                }
            }
            assertThat(read).as("price claims").isPositive();
            assertThat(wrong).as("%d of %d sentences", wrong.size(), read).isEmpty();
        }
    }

    /** What is wrong with a sentence; empty if nothing is. */
    private static Optional<String> fault(
            RecordedEvent event, PricingChanged claim, String sentence, ListedNames known) {
        var subject = event.claim().subject().id();
        var beside = new TreeMap<>(known.facets(subject));
        if (event.claim().effective().start().isAfter(event.claim().observedAt().lastInstant())) {
            beside.put("from", event.claim().effective().text());
        }
        if (claim.provider() != null) {
            beside.put("provider", known.seller(claim.provider()));
        }
        var told = PriceSentenceReader.read(sentence);
        var name = told.terms().getOrDefault("subject", "");
        var expected = PriceFacts.of(claim, beside);
        var without = new PriceFacts(without(told.terms()), told.prices(), told.regular());
        if (!known.isCalled(subject, name)) {
            return Optional.of("%s is not called so: %s".formatted(subject, sentence));
        }
        return without.equals(expected)
                ? Optional.empty()
                : Optional.of("%s%n  tells %s%n  claim %s".formatted(sentence, without, expected));
    }

    private static Map<String, String> without(Map<String, String> terms) {
        var others = new HashMap<>(terms);
        others.remove("subject");
        return others;
    }

    /** Of all events, over all pages. */
    private static Map<UUID, String> sentences(ImportingTracker tracker) {
        var all = new HashMap<UUID, String>();
        var list = "/v1/timeline?order=recorded&type=pricing.changed&type=claim.corrected&limit=100";
        var next = list;
        while (next != null) {
            var page = tracker.http().get(next).json();
            page.path("data")
                    .forEach(item -> all.put(
                            UUID.fromString(item.path("event_id").asString()),
                            item.path("sentence").asString()));
            var cursor = page.at("/page/next_cursor").stringValue(null);
            next = cursor == null ? null : list + "&cursor=" + cursor;
        }
        return all;
    }
}
