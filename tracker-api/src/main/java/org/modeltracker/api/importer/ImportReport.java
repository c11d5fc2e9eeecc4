package org.modeltracker.api.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.SkippedEntries;
import org.modeltracker.api.importer.catalogue.Snapshot;
import org.modeltracker.api.importer.reconcile.SnapshotDiff;
import org.modeltracker.core.claim.Decision;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.log.EventTypeRegistry;
import tools.jackson.databind.JsonNode;

/** Counts what a run does. */
final class ImportReport {

    private static final int MOST_REHEARSED = 10_000;

    private final Map<String, Long> events = new TreeMap<>();
    private final SkippedEntries refusals = new SkippedEntries();
    private final Set<String> pricedAnew = new TreeSet<>();
    private final List<JsonNode> rehearsed = new ArrayList<>();
    private @Nullable Snapshot snapshot;
    private @Nullable String publisher;
    private @Nullable String digest;
    private @Nullable String etag;
    private List<String> before = List.of();
    private int stood;
    private int withdrawn;
    private long total;
    private long done;
    private @Nullable Instant recorded;
    private @Nullable Snapshots snapshots;

    void found(String digest, @Nullable String etag) {
        this.digest = digest;
        this.etag = etag;
    }

    /** Nothing new was seen of what this publisher said. */
    void confirmed(String publisher) {
        this.publisher = publisher;
    }

    void read(Snapshot snapshot, List<String> namesBefore) {
        this.snapshot = snapshot;
        this.publisher = snapshot.publisher();
        this.before = namesBefore;
    }

    void foresee(SnapshotDiff.Change change) {
        stood += change.stood();
        withdrawn += change.withdrawn();
        total += change.drafts().size();
        pricedAnew.addAll(change.pricedAnew());
    }

    /** @param envelope of an event that would be recorded */
    void rehearse(JsonNode envelope) {
        events.merge(envelope.path("type").asString(), 1L, Long::sum);
        if (rehearsed.size() < MOST_REHEARSED) {
            rehearsed.add(envelope);
        }
    }

    /** @param now when they were recorded */
    void record(List<Draft> drafts, List<Decision> decisions, Instant now) {
        recorded = now;
        for (int i = 0; i < drafts.size(); i++) {
            var claim = drafts.get(i).claim();
            done++;
            switch (decisions.get(i)) {
                case Decision.Append _ -> events.merge(EventTypeRegistry.type(claim.data()), 1L, Long::sum);
                case Decision.Known _ -> {} // of a run that was cut short
                case Decision.Refused refused ->
                    refusals.add(
                            "refused_by_the_log",
                            claim.subject().id() + ": "
                                    + refused.refusal().faults().getFirst().detail());
            }
        }
    }

    /** How far a history is. */
    private record Snapshots(long done, long total) {}

    /** From now on, progress counts snapshots. */
    void count(long doneSnapshots, long totalSnapshots, Instant now) {
        snapshots = new Snapshots(doneSnapshots, totalSnapshots);
        recorded = now;
    }

    /** Notes a part of a history that was not taken. */
    void skip(String reason, String example) {
        refusals.add(reason, example);
    }

    /** One more event than the comparison foresees: that the source was observed. */
    void foreseeObservation() {
        total++;
    }

    int stood() {
        return stood;
    }

    int withdrawn() {
        return withdrawn;
    }

    @Nullable
    String publisher() {
        return publisher;
    }

    @Nullable
    String digest() {
        return digest;
    }

    @Nullable
    String etag() {
        return etag;
    }

    Map<String, Long> events() {
        return Map.copyOf(events);
    }

    List<JsonNode> rehearsed() {
        return List.copyOf(rehearsed);
    }

    List<SkippedEntries.Skipped> skipped() {
        var all = new ArrayList<>(refusals.list());
        if (snapshot != null) {
            all.addAll(snapshot.skips().list());
        }
        return all;
    }

    ImportRun.@Nullable Names unresolved() {
        return snapshot == null ? null : ImportRun.Names.of(List.copyOf(snapshot.unresolved()));
    }

    @Nullable
    Map<String, Integer> recognised() {
        return snapshot == null ? null : snapshot.recognised();
    }

    ImportRun.@Nullable Offerings offerings() {
        if (snapshot == null || !snapshot.isCatalogue()) {
            return null;
        }
        var now = new TreeSet<String>();
        snapshot.eachOffering(offering -> now.add(offering.name()));
        var then = new TreeSet<>(before);
        var unreadable = snapshot.unreadable().keySet();
        return new ImportRun.Offerings(
                now.size(),
                ImportRun.Names.of(
                        now.stream().filter(name -> !then.contains(name)).toList()),
                ImportRun.Names.of(then.stream()
                        .filter(name -> !now.contains(name) && !unreadable.contains(name))
                        .toList()),
                ImportRun.Names.of(pricedAnew.stream().filter(then::contains).toList()));
    }

    /** The rate is that of recording; what comes after is waiting for the views. */
    ImportRun.Progress progress(Instant started) {
        long millis = recorded == null
                ? 1
                : Math.max(1, Duration.between(started, recorded).toMillis());
        var counted = snapshots;
        return counted == null
                ? new ImportRun.Progress(done, total, done * 1000 / millis)
                : new ImportRun.Progress(counted.done, counted.total, counted.done * 1000 / millis);
    }
}
