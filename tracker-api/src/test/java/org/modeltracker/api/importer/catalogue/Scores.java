package org.modeltracker.api.importer.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkPublished;
import org.modeltracker.core.model.Subject;

/** The scores of a snapshot, in words that a test can compare. */
final class Scores {

    private Scores() {}

    static List<BenchmarkPublished> published(Snapshot snapshot, String listing) {
        return snapshot.words(Subject.model(listing)).stream()
                .map(ObservedStatement::data)
                .filter(BenchmarkPublished.class::isInstance)
                .map(BenchmarkPublished.class::cast)
                .toList();
    }

    /** Benchmark, value, interval, votes, harness and effort, as far as they are known. */
    static List<String> of(Snapshot snapshot, String listing) {
        return published(snapshot, listing).stream().map(Scores::words).toList();
    }

    private static String words(BenchmarkPublished score) {
        var interval = score.confidenceInterval();
        return Stream.of(
                        score.benchmark(),
                        String.valueOf(score.score().value()),
                        interval == null ? "" : interval.low() + "–" + interval.high() + " at " + interval.level(),
                        score.votes() == null ? "" : score.votes() + " votes",
                        score.harness() == null ? "" : "in " + score.harness(),
                        score.effort() == null ? "" : score.effort())
                .filter(word -> !word.isEmpty())
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }
}
