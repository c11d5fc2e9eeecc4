package org.modeltracker.api.importer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.modeltracker.api.importer.catalogue.BrokenSnapshot;
import org.modeltracker.api.importer.catalogue.Snapshot;
import org.modeltracker.api.importer.reconcile.SnapshotDiff;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.answer.PublisherClaims;
import org.modeltracker.core.claim.ClaimEvent.SourceObserved;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.organisation.OrganisationView;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One import from beginning to end: read, compare, record what changed, tell that the source was observed. */
@Component
class ImportExecutor {

    /** Subjects are compared so many at a time, and never split between two transactions. */
    private static final int PAGE = 250;

    private static final int BATCH = 500;
    private static final int SUSPICIOUS_PERCENT = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final IdentityRules rules;
    private final PublisherClaims claims;
    private final Identities identities;
    private final OrganisationView organisations;
    private final Recorder recorder;
    private final ImportRunStore store;
    private final EventLog log;
    private final ProjectionDaemon views;
    private final JsonMapper json;
    private final Clock clock;

    ImportExecutor(
            IdentityRules rules,
            PublisherClaims claims,
            Identities identities,
            OrganisationView organisations,
            Recorder recorder,
            ImportRunStore store,
            EventLog log,
            ProjectionDaemon views,
            JsonMapper json,
            Clock clock) {
        this.rules = rules;
        this.claims = claims;
        this.identities = identities;
        this.organisations = organisations;
        this.recorder = recorder;
        this.store = store;
        this.log = log;
        this.views = views;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs to the end, keeping the run's row level with what is done.
     *
     * @throws BrokenSnapshot if the file is not the snapshot it should be
     * @throws org.modeltracker.api.http.problem.Problem if there are doubts about it, and no force
     */
    byte[] execute(ImportRun run, ImportRequest order, Spool file, ImportReport tally) throws IOException {
        Snapshot snapshot;
        try (var in = file.open()) {
            snapshot = order.adapter().read(in, rules, order.observedAt());
        }
        var known = keepPlaces(snapshot);
        var at = order.observedAt().start();
        var last = store.lastUpTo(run.source(), snapshot.publisher(), at);
        tally.read(
                snapshot,
                last.stream()
                        .flatMap(seen -> OfferingIndex.names(store.offerings(seen.id())).stream())
                        .map(known::today)
                        .toList());
        if (snapshot.size() == 0 && !order.force()) {
            throw ImportProblems.noModels();
        }
        boolean sameAgain = last.filter(seen -> seen.digest().equals(file.digest()))
                .filter(seen -> seen.observedAt().start().equals(at))
                .isPresent();
        if (!sameAgain) {
            compareAndRecord(run, order, snapshot, observation(order, snapshot.source(), file.digest()), tally);
        }
        return OfferingIndex.write(snapshot);
    }

    private KnownPlaces keepPlaces(Snapshot snapshot) {
        awaitViews();
        return KnownPlaces.keep(
                snapshot,
                KnownPlaces.of(claims.offerings(snapshot.publisher())),
                organisations.renamed(new TemporalPoint(clock.instant(), log.head(), null)));
    }

    /** Records that a source was looked at again and showed what it had shown. */
    byte[] confirm(ImportRun run, ImportRequest order, ImportRunStore.FinishedRun last, ImportReport tally) {
        tally.confirmed(last.publisher());
        tally.foreseeObservation();
        var source = Objects.requireNonNullElseGet(
                order.adapter().publisher(),
                () -> new Source(last.publisher(), SourceKind.CATALOGUE, null, null, null, null, null));
        record(run, order, new ArrayList<>(List.of(observation(order, source, last.digest()))), tally);
        awaitViews();
        return Objects.requireNonNullElse(store.offerings(last.id()), new byte[0]);
    }

    private void compareAndRecord(
            ImportRun run, ImportRequest order, Snapshot snapshot, Draft observation, ImportReport tally) {
        var later = store.after(
                run.source(), snapshot.publisher(), order.observedAt().start());
        var comparison = new SnapshotDiff(snapshot, order.observedAt(), later);
        var subjects = subjects(snapshot);
        var foreseen = new ImportPlan(reader -> eachChange(comparison, snapshot, subjects, reader), tally::foresee);
        if (tally.withdrawn() * 100 > tally.stood() * SUSPICIOUS_PERCENT && !order.force()) {
            throw ImportProblems.manyGone(tally.withdrawn(), tally.stood());
        }
        tally.foreseeObservation();
        if (order.dryRun()) {
            foreseen.each(drafts -> drafts.forEach(draft -> tally.rehearse(envelope(draft))));
            tally.rehearse(envelope(observation));
            return;
        }
        store.progress(run.id(), tally.progress(run.started()));
        var batch = new ArrayList<Draft>();
        foreseen.each(drafts -> {
            batch.addAll(drafts);
            if (batch.size() >= BATCH) {
                record(run, order, batch, tally);
            }
        });
        batch.add(observation);
        record(run, order, batch, tally);
        awaitViews();
    }

    private void record(ImportRun run, ImportRequest order, List<Draft> batch, ImportReport tally) {
        tally.record(batch, recorder.recordInBulk(batch, order.by()), clock.instant());
        batch.clear();
        store.progress(run.id(), tally.progress(run.started()));
    }

    private List<Subject> subjects(Snapshot snapshot) {
        var all = new HashSet<>(snapshot.subjects());
        all.addAll(claims.subjects(snapshot.publisher()));
        return all.stream().sorted(snapshot.order()).toList();
    }

    private void eachChange(
            SnapshotDiff comparison, Snapshot snapshot, List<Subject> subjects, Consumer<SnapshotDiff.Change> reader) {
        for (int from = 0; from < subjects.size(); from += PAGE) {
            var page = subjects.subList(from, Math.min(from + PAGE, subjects.size()));
            var told = claims.of(snapshot.publisher(), page);
            var decided = identities.decisions(page);
            for (var subject : page) {
                reader.accept(comparison.of(
                        subject, told.getOrDefault(subject, Map.of()), decided.getOrDefault(subject.id(), List.of())));
            }
        }
    }

    /** All that the publisher had standing still stood then: a snapshot is looked at whole. */
    private static Draft observation(ImportRequest order, Source source, String digest) {
        return observation(source, order.observedAt(), digest);
    }

    static Draft observation(Source source, PartialDate at, String digest) {
        var data = new SourceObserved(source.publisher(), null, at, digest);
        var claim = new Claim(null, source.publisher(), null, at, EffectiveBasis.FIRST_SEEN, at, source, null, data);
        return Draft.of(claim);
    }

    private ObjectNode envelope(Draft draft) {
        ObjectNode envelope = json.valueToTree(draft.claim());
        return envelope.put("id", draft.id().toString());
    }

    private void awaitViews() {
        views.require(log.head(), PATIENCE);
    }
}
