package org.modeltracker.api.importer.reconcile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.CataloguePrices;
import org.modeltracker.api.importer.catalogue.ObservedStatement;
import org.modeltracker.api.importer.catalogue.OfferingKey;
import org.modeltracker.api.importer.catalogue.Snapshot;
import org.modeltracker.core.answer.PublisherClaims.PublishedClaim;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** Compares a snapshot with what its publisher had standing when it was taken, one subject at a time. Pure. */
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
     * @param stood offerings that stood when the snapshot was taken
     * @param withdrawn of these, the ones that it no longer lists
     * @param pricedAnew offerings that stand with another base price than before, by name
     */
    public record Change(List<Draft> drafts, int stood, int withdrawn, List<String> pricedAnew) {}

    public Change of(Subject subject, Map<FactKey, List<PublishedClaim>> told) {
        var shown = ObservedSubject.of(snapshot, subject);
        var questions = new LinkedHashSet<>(shown.questions());
        told.keySet().stream().sorted(Comparator.comparing(FactKey::toString)).forEach(questions::add);
        var drafts = new ArrayList<Draft>();
        var pricedAnew = new ArrayList<String>();
        var stood = new HashSet<OfferingKey>();
        var gone = new HashSet<OfferingKey>();
        for (var question : questions) {
            var before = told.getOrDefault(question, List.of());
            var standing = new HistoryReconciler(question, false, before, later).standing(observedAt.start());
            var sights = sights(question, shown);
            boolean isBack = isBack(standing, sights);
            var calledOff = calledOff(question, before, shown.words(question));
            for (var sight : sights) {
                drafts.addAll(weave(question, sight, before, isBack, calledOff));
                if (sight instanceof Observation.Present(ObservedStatement word) && isPricedAnew(word, standing)) {
                    pricedAnew.add(String.valueOf(word.source().locator()));
                }
            }
            calledOff.forEach(
                    one -> drafts.add(new HistoryReconciler(question, true, List.of(one), later).callOff(observedAt)));
            if (OF_OFFERINGS.contains(question.fact())
                    && standing != null
                    && !Observation.isGone(standing.effectiveData())) {
                (sights.contains(Observation.GONE) ? gone : stood).add(OfferingKey.of(question));
            }
        }
        gone.removeAll(stood);
        return new Change(drafts, stood.size() + gone.size(), gone.size(), pricedAnew);
    }

    private List<Observation> sights(FactKey question, ObservedSubject shown) {
        var words = shown.words(question);
        if (!words.isEmpty()) {
            return words.stream()
                    .map(word -> (Observation) new Observation.Present(word))
                    .toList();
        }
        if (shown.isUnpriced(question)) {
            return List.of(Observation.UNPRICED);
        }
        boolean ofOffering = OF_OFFERINGS.contains(question.fact());
        boolean gone = snapshot.isCatalogue() && ofOffering && !snapshot.isUnreadable(OfferingKey.of(question));
        return List.of(gone ? Observation.GONE : Observation.NOTHING);
    }

    /** What was gone is back, unless the snapshot itself tells that it went. */
    private boolean isBack(@Nullable PublishedClaim standing, List<Observation> sights) {
        return snapshot.isCatalogue()
                && standing != null
                && Observation.isGone(standing.effectiveData())
                && sights.stream()
                        .noneMatch(sight -> sight instanceof Observation.Present(ObservedStatement word)
                                && Observation.isGone(word.data()));
    }

    /** Claims of what was still to come when the snapshot was taken, of dates that it names no longer. To be changed by whoever replaces one. */
    private List<PublishedClaim> calledOff(FactKey question, List<PublishedClaim> told, List<ObservedStatement> words) {
        var at = observedAt.start();
        return snapshot.isCatalogue() && question.fact().kind() == FactType.Kind.STATE && later.isEmpty()
                ? told.stream()
                        .filter(one -> one.visibleAt(at)
                                && one.ended() == null
                                && one.claim().begins().isAfter(at))
                        .filter(one -> words.stream()
                                .noneMatch(word -> one.claim().effective().equals(word.effective())))
                        .collect(Collectors.toCollection(ArrayList::new))
                : List.of();
    }

    private List<Draft> weave(
            FactKey question,
            Observation sight,
            List<PublishedClaim> told,
            boolean isBack,
            List<PublishedClaim> calledOff) {
        if (sight instanceof Observation.Present(ObservedStatement word) && word.isDatedState()) {
            if (isBack) { // which is news however the source dates it
                var seen = new Observation.Present(ObservedStatement.seen(question, word.data(), word.source()));
                return new HistoryReconciler(question, false, told, later).weave(observedAt, seen);
            }
            var sameDate = told.stream()
                    .filter(one -> one.claim().effective().equals(word.effective()))
                    .toList();
            var day = word.effective();
            if (day != null
                    && sameDate.isEmpty()
                    && calledOff.size() == 1
                    && day.start().isAfter(observedAt.start())) {
                var before = List.of(calledOff.removeFirst());
                return List.of(new HistoryReconciler(question, true, before, later).postpone(observedAt, word, day));
            }
            return new HistoryReconciler(question, true, sameDate, later).weave(observedAt, sight);
        }
        return new HistoryReconciler(question, false, ofTheSameMeasurer(told, sight), later).weave(observedAt, sight);
    }

    /** Who measured is no part of the question, but one measurement takes no other's place. */
    private static List<PublishedClaim> ofTheSameMeasurer(List<PublishedClaim> told, Observation sight) {
        return sight instanceof Observation.Present(ObservedStatement word)
                        && word.data().measuredBy() != null
                ? told.stream()
                        .filter(one -> word.data()
                                .measuredBy()
                                .equals(one.effectiveData().measuredBy()))
                        .toList()
                : told;
    }

    private static boolean isPricedAnew(ObservedStatement word, @Nullable PublishedClaim standing) {
        return word.data() instanceof PricingChanged now
                && !(standing != null
                        && standing.effectiveData() instanceof PricingChanged before
                        && baseEquals(now, before));
    }

    private static boolean baseEquals(PricingChanged one, PricingChanged other) {
        return base(one).sameAnswerAs(base(other));
    }

    /** Input, output and cache at base conditions: what people mean by the price. */
    private static ClaimData base(PricingChanged p) {
        var prices = p.prices().stream()
                .filter(price -> price.conditions() == null)
                .filter(price -> CataloguePrices.BASE.contains(price.component()))
                .toList();
        return new PricingChanged(
                p.provider(), p.channel(), p.region(), p.tier(), p.alias(), p.disclosure(), p.currency(), prices);
    }
}
