package org.modeltracker.api.importer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.Snapshot;
import org.modeltracker.api.importer.reconcile.LaterRun;
import org.modeltracker.api.importer.reconcile.SnapshotDiff;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.answer.PublisherClaims;
import org.modeltracker.core.claim.Decision;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.organisation.OrganisationView;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.stereotype.Component;

/** Imports many snapshots of one source one after the other, comparing each with what is in memory, and only where it differs from the last. */
@Component
class SnapshotImports {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final PublisherClaims claims;
    private final Identities identities;
    private final OrganisationView organisations;
    private final Recorder recorder;
    private final ImportRunStore store;
    private final EventLog log;
    private final ProjectionDaemon views;
    private final Clock clock;
    private final Supplier<UUID> ids;

    SnapshotImports(
            PublisherClaims claims,
            Identities identities,
            OrganisationView organisations,
            Recorder recorder,
            ImportRunStore store,
            EventLog log,
            ProjectionDaemon views,
            Clock clock,
            Supplier<UUID> ids) {
        this.claims = claims;
        this.identities = identities;
        this.organisations = organisations;
        this.recorder = recorder;
        this.store = store;
        this.log = log;
        this.views = views;
        this.clock = clock;
        this.ids = ids;
    }

    Importing begin(ImportRun run, ImportRequest order, ImportReport tally) {
        return new Importing(run, order, tally);
    }

    private void awaitViews() {
        views.require(log.head(), PATIENCE);
    }

    /** What was imported last: the next one is compared with it. */
    private record Last(Snapshot snapshot, PartialDate at, String object, String digest, byte[] offerings) {}

    /** A series of snapshots under way. */
    final class Importing {

        private final ImportRun run;
        private final ImportRequest order;
        private final ImportReport tally;
        private @Nullable Last last;
        private @Nullable PublisherMemory memory;
        private Map<String, String> renamed = Map.of();
        private List<LaterRun> later = List.of();

        private Importing(ImportRun run, ImportRequest order, ImportReport tally) {
            this.run = run;
            this.order = order;
            this.tally = tally;
        }

        boolean isSameAgain(String object) {
            return last != null && last.object.equals(object);
        }

        /** One that was imported before. What comes after it is compared with the log. */
        void passOver() {
            last = null;
        }

        /** The source showed again what it had shown. */
        void confirm(PartialDate at) {
            var before = Objects.requireNonNull(last);
            last = new Last(before.snapshot, at, before.object, before.digest, before.offerings);
            record(List.of(), last);
        }

        void take(Snapshot snapshot, PartialDate at, String object, String digest) {
            var known = memory(snapshot.publisher(), at);
            KnownPlaces.keep(snapshot, known.places(), renamed);
            var before = last == null || isSeenBetween(last.at, at) ? null : last.snapshot;
            var subjects = subjects(snapshot, before, known);
            known.load(subjects);
            var comparison = new SnapshotDiff(snapshot, at, later(at));
            var drafts = new ArrayList<Draft>();
            for (var subject : subjects) {
                var change = comparison.of(subject, known.claims(subject), known.decisions(subject));
                tally.foresee(change);
                drafts.addAll(change.drafts());
            }
            last = new Last(snapshot, at, object, digest, OfferingIndex.write(snapshot));
            tally.read(snapshot, List.of());
            record(drafts, last);
            known.keep(snapshot);
        }

        void end() {
            awaitViews();
        }

        private PublisherMemory memory(String publisher, PartialDate from) {
            var known = memory;
            if (known == null) {
                awaitViews();
                long head = log.head();
                renamed = organisations.renamed(new TemporalPoint(clock.instant(), head, null));
                later = store.after(order.source(), publisher, from.start().minusMillis(1));
                known = new PublisherMemory(publisher, claims, identities, head);
                memory = known;
            }
            return known;
        }

        /** Whether another run looked at the source in between, so that the log has more than the last snapshot said. */
        private boolean isSeenBetween(PartialDate one, PartialDate other) {
            return later.stream()
                    .map(LaterRun::observed)
                    .anyMatch(at -> at.isAfter(one.start()) && !at.isAfter(other.start()));
        }

        private List<LaterRun> later(PartialDate at) {
            return later.stream()
                    .dropWhile(seen -> !seen.observed().isAfter(at.start()))
                    .toList();
        }

        /** Where two snapshots agree, nothing has changed. */
        private List<Subject> subjects(Snapshot snapshot, @Nullable Snapshot before, PublisherMemory known) {
            var all = new HashSet<>(snapshot.subjects());
            if (before == null) {
                all.addAll(known.subjects());
            } else {
                all.addAll(before.subjects());
                before.unreadable().values().forEach(key -> all.add(key.subject()));
                snapshot.unreadable().values().forEach(key -> all.add(key.subject()));
                all.removeIf(subject -> snapshot.agreesOn(subject, before));
            }
            return all.stream().sorted(snapshot.order()).toList();
        }

        private void record(List<Draft> drafts, Last shown) {
            var batch = new ArrayList<>(drafts);
            batch.add(ImportExecutor.observation(shown.snapshot.source(), shown.at, shown.digest));
            var decisions = recorder.recordInBulk(batch, order.by());
            tally.record(batch, decisions, clock.instant());
            var known = Objects.requireNonNull(memory);
            var events = new HashMap<String, Long>();
            boolean isBehind = false;
            for (int i = 0; i < batch.size(); i++) {
                var draft = batch.get(i);
                switch (decisions.get(i)) {
                    case Decision.Append _ -> {
                        known.recorded(draft);
                        events.merge(EventTypeRegistry.type(draft.claim().data()), 1L, Long::sum);
                    }
                    case Decision.Known _ -> {
                        known.forget(draft.claim().subject());
                        isBehind = true;
                    }
                    case Decision.Refused _ -> {}
                }
            }
            if (isBehind) {
                awaitViews();
            }
            Instant now = clock.instant();
            store.snapshot(
                    run.snapshot(ids.get(), shown.at, shown.snapshot.publisher(), shown.digest, events, now),
                    run.id(),
                    shown.object,
                    shown.offerings);
        }
    }
}
