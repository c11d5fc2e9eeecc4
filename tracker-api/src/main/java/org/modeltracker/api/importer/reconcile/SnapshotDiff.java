package org.modeltracker.api.importer.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.ObservedStatement;
import org.modeltracker.api.importer.catalogue.OfferingKey;
import org.modeltracker.api.importer.catalogue.Snapshot;
import org.modeltracker.core.answer.PublisherClaims.PublishedClaim;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.identity.IdentityClaim;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;

/** Compares a snapshot with what its publisher said at that time, one subject at a time. Pure. */
public final class SnapshotDiff {

    private static final Set<FactType> OF_OFFERINGS = Set.of(FactType.ACCESS, FactType.PRICING);

    private final Snapshot snapshot;
    private final PartialDate observedAt;
    private final List<LaterRun> later;

    public SnapshotDiff(Snapshot snapshot, PartialDate observedAt, List<LaterRun> later) {
        this.snapshot = snapshot;
        this.observedAt = observedAt;
        this.later = later;
    }

    /**
     * What the snapshot changes about one subject.
     *
     * @param drafts in the order in which they have to be recorded
     * @param stood offerings that were listed before the snapshot
     * @param withdrawn of these, the ones that the snapshot no longer lists
     * @param pricedAnew offerings whose base price changed, by name
     */
    public record Change(List<Draft> drafts, int stood, int withdrawn, List<String> pricedAnew) {}

    /**
     * @param published the publisher's claims about the subject
     * @param decided which model it is, by every decision so far
     */
    public Change of(Subject subject, Map<FactKey, List<PublishedClaim>> published, List<IdentityClaim> decided) {
        var shown = ObservedSubject.of(snapshot, subject);
        var questions = new LinkedHashSet<>(shown.questions());
        published.keySet().stream()
                .sorted(Comparator.comparing(FactKey::toString))
                .forEach(questions::add);
        var identity = snapshot.identity(subject);
        var drafts = new ArrayList<Draft>(
                identity == null ? List.of() : IdentityDiff.drafts(identity, decided, observedAt, later));
        var pricedAnew = new ArrayList<String>();
        var stood = new HashSet<OfferingKey>();
        var gone = new HashSet<OfferingKey>();
        for (var question : questions) {
            var before = published.getOrDefault(question, List.of());
            var current = new PublishedHistory(question, false, before).heldAt(observedAt.start());
            var observations = observations(question, shown);
            boolean isBack = isBack(current, observations);
            var calledOff = calledOff(question, before, shown.statements(question));
            for (var observation : observations) {
                var changes =
                        reconcile(question, observation, before, isBack, isToday(observation, observations), calledOff);
                drafts.addAll(changes);
                if (!changes.isEmpty() && BasePrice.isAnother(observation, current)) {
                    pricedAnew.add(
                            String.valueOf(changes.getFirst().claim().source().locator()));
                }
            }
            drafts.addAll(calledOff(question, calledOff));
            if (snapshot.isStatingAllDates() && question.fact().kind() == FactType.Kind.STATE) {
                var dates = new StatedDates(shown.statements(question));
                before.stream()
                        .filter(one -> dates.contradict(one, observedAt.start()))
                        .forEach(one -> drafts.add(
                                reconciler(question, true, List.of(one)).redate(observedAt)));
            }
            if (OF_OFFERINGS.contains(question.fact())
                    && current != null
                    && !Observation.isGone(current.effectiveData())) {
                (observations.contains(Observation.GONE) ? gone : stood).add(OfferingKey.of(question));
            }
        }
        gone.removeAll(stood);
        return new Change(drafts, stood.size() + gone.size(), gone.size(), pricedAnew);
    }

    private List<Observation> observations(FactKey question, ObservedSubject shown) {
        var statements = shown.statements(question);
        if (!statements.isEmpty()) {
            return statements.stream()
                    .map(statement -> (Observation) new Observation.Present(statement))
                    .toList();
        }
        if (shown.isUnpriced(question)) {
            return List.of(Observation.UNPRICED);
        }
        boolean ofOffering = OF_OFFERINGS.contains(question.fact());
        boolean gone = snapshot.isCatalogue() && ofOffering && !snapshot.isUnreadable(OfferingKey.of(question));
        return List.of(gone ? Observation.GONE : Observation.NOTHING);
    }

    /** Whether the offering is listed again, unless the snapshot itself says that it was withdrawn. */
    private boolean isBack(@Nullable PublishedClaim current, List<Observation> observations) {
        return snapshot.isCatalogue()
                && current != null
                && Observation.isGone(current.effectiveData())
                && observations.stream()
                        .noneMatch(
                                observation -> observation instanceof Observation.Present(ObservedStatement statement)
                                        && Observation.isGone(statement.data()));
    }

    /** Whether no other statement has begun later: of several with dates, one holds today. */
    private boolean isToday(Observation observation, List<Observation> all) {
        return all.stream()
                .filter(one -> begins(one).compareTo(observedAt.start()) <= 0)
                .max(Comparator.comparing(this::begins))
                .filter(last -> last == observation)
                .isPresent();
    }

    private Instant begins(Observation observation) {
        return observation instanceof Observation.Present(ObservedStatement statement) && statement.effective() != null
                ? statement.effective().start()
                : observedAt.start();
    }

    /** Announced dates that the snapshot no longer names. The caller removes a claim that it replaces. */
    private List<PublishedClaim> calledOff(
            FactKey question, List<PublishedClaim> published, List<ObservedStatement> statements) {
        var at = observedAt.start();
        boolean isMentioned = snapshot.isStatingAllDates() && !statements.isEmpty();
        return (snapshot.isCatalogue() || isMentioned) && question.fact().kind() == FactType.Kind.STATE
                ? published.stream()
                        .filter(one -> one.visibleAt(at)
                                && one.ended() == null
                                && one.claim().begins().isAfter(at))
                        .filter(one -> statements.stream()
                                .noneMatch(statement -> one.claim().effective().equals(statement.effective())))
                        .collect(Collectors.toCollection(ArrayList::new))
                : List.of();
    }

    /** The dates that are announced no longer; where a later run announced them, it does so again. */
    private List<Draft> calledOff(FactKey question, List<PublishedClaim> announced) {
        var drafts = new ArrayList<Draft>();
        var again = new HashSet<PartialDate>();
        for (var one : announced) {
            var reconciler = reconciler(question, true, List.of(one));
            if (later.isEmpty()) {
                drafts.add(reconciler.callOff(observedAt));
            } else if (one.claim().begins().isAfter(later.getFirst().observed())) {
                drafts.add(reconciler.callOff(observedAt));
                if (again.add(one.claim().effective())) {
                    drafts.add(reconciler.announceAgain(later.getFirst().observedAt()));
                }
            }
        }
        return drafts;
    }

    private List<Draft> reconcile(
            FactKey question,
            Observation observation,
            List<PublishedClaim> published,
            boolean isBack,
            boolean isToday,
            List<PublishedClaim> calledOff) {
        if (observation instanceof Observation.Present(ObservedStatement statement)
                && statement.isDatedState()
                && statement.effective() != null) {
            return dated(question, statement, statement.effective(), published, isBack && isToday, calledOff);
        }
        return reconciler(question, false, ofTheSameMeasurer(published, observation))
                .reconcile(observedAt, observation);
    }

    private List<Draft> dated(
            FactKey question,
            ObservedStatement statement,
            PartialDate day,
            List<PublishedClaim> published,
            boolean isBack,
            List<PublishedClaim> calledOff) {
        boolean isAhead = day.start().isAfter(observedAt.start());
        if (isBack && !isAhead) { // which is news however the source dates it
            var seen = ObservedStatement.seen(question, statement.data(), statement.source());
            return reconciler(question, false, published).reconcile(observedAt, new Observation.Present(seen));
        }
        if (statement.basis() == EffectiveBasis.FIRST_SEEN && held(day.start(), statement, published)) {
            return List.of(); // which was seen before
        }
        var sameDate = published.stream()
                .filter(one -> one.claim().effective().equals(day))
                .toList();
        if (isAhead && later.isEmpty() && sameDate.isEmpty() && calledOff.size() == 1) {
            var before = List.of(calledOff.removeFirst());
            return List.of(reconciler(question, true, before).postpone(observedAt, statement, day));
        }
        var reconciler = reconciler(question, true, sameDate);
        return isAhead && snapshot.isCatalogue() && !later.isEmpty()
                ? reconciler.announceUntilCalledOff(observedAt, statement, day)
                : reconciler.reconcile(observedAt, new Observation.Present(statement));
    }

    /** Whether it is known already to have held at an instant. */
    private boolean held(Instant then, ObservedStatement statement, List<PublishedClaim> published) {
        return published.stream()
                .filter(one -> one.visibleAt(observedAt.start())
                        && !one.claim().begins().isAfter(then))
                .max(Comparator.comparing((PublishedClaim one) -> one.claim().begins())
                        .thenComparing(one -> one.claim().observed()))
                .filter(one -> one.effectiveData().sameAnswerAs(statement.data()))
                .isPresent();
    }

    /** The fact key does not name who measured, but one measurement never replaces another. */
    private static List<PublishedClaim> ofTheSameMeasurer(List<PublishedClaim> published, Observation observation) {
        return observation instanceof Observation.Present(ObservedStatement statement)
                        && statement.data().measuredBy() != null
                ? published.stream()
                        .filter(one -> statement
                                .data()
                                .measuredBy()
                                .equals(one.effectiveData().measuredBy()))
                        .toList()
                : published;
    }

    private HistoryReconciler reconciler(FactKey question, boolean dated, List<PublishedClaim> published) {
        return new HistoryReconciler(new PublishedHistory(question, dated, published), later);
    }
}
