package org.modeltracker.core.claim;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.modeltracker.core.claim.Caveat.UnknownMention;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.SourceObserved;
import org.modeltracker.core.claim.Decision.Append;
import org.modeltracker.core.claim.Decision.Known;
import org.modeltracker.core.claim.Refusal.Circle;
import org.modeltracker.core.claim.Refusal.EndedBefore;
import org.modeltracker.core.claim.Refusal.Faulty;
import org.modeltracker.core.claim.Refusal.IdTaken;
import org.modeltracker.core.claim.Refusal.NoSuchEvent;
import org.modeltracker.core.claim.Refusal.NotActable;
import org.modeltracker.core.claim.Refusal.OtherClaim;
import org.modeltracker.core.claim.Refusal.UnknownSubject;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.Subject;

/** Decides whether a claim becomes an event of its subject. Pure: the caller passes all knowledge in. */
record RecordClaim(Draft draft, Instant now) {

    /**
     * @param isKnown whether the log has heard of another subject
     * @param leads whether open decisions lead from one model to another
     * @param said the standing claims about another subject
     */
    Decision decide(
            SubjectState state,
            Predicate<Subject> isKnown,
            BiPredicate<Subject, Subject> leads,
            Function<Subject, List<ClaimData>> said) {
        return state.standing(draft.claim())
                .<Decision>map(Known::new)
                .or(() -> refusal(state, isKnown, leads, said).map(Decision::refused))
                .orElseGet(() -> new Append(draft, caveats(state, isKnown)));
    }

    private List<Caveat> caveats(SubjectState state, Predicate<Subject> isKnown) {
        var claim = draft.claim();
        var mentions = claim.data().effectiveData().namedModels().entrySet().stream()
                .filter(mention -> !mention.getValue().equals(claim.subject()) && !isKnown.test(mention.getValue()))
                .map(mention -> new UnknownMention(draft.id(), mention.getKey(), mention.getValue()));
        return Stream.<Caveat>concat(state.stillAhead(draft).stream(), mentions).toList();
    }

    /** The same id once more: the same event, or a mistake. */
    Decision decideAgain(Claim recorded) {
        return recorded.equals(draft.claim()) ? new Known(draft.id()) : Decision.refused(new IdTaken(draft.id()));
    }

    private Optional<Refusal> refusal(
            SubjectState state,
            Predicate<Subject> isKnown,
            BiPredicate<Subject, Subject> leads,
            Function<Subject, List<ClaimData>> said) {
        return faulty().or(() -> unknown(state, isKnown))
                .or(() -> contradicting(said))
                .or(() -> circle(leads))
                .or(() -> draft.claim().data().amends().flatMap(target -> unfit(state, target)));
    }

    private Optional<Refusal> faulty() {
        var faults = Stream.of(draft.claim().faults(now), faultsOfConfirming(), faultsOfPointing())
                .flatMap(all -> all)
                .toList();
        return faults.isEmpty() ? Optional.empty() : Optional.of(new Faulty(faults));
    }

    /** Only a publisher can confirm its own claims, and only in the past. */
    private Stream<InputError> faultsOfConfirming() {
        if (!(draft.claim().data() instanceof SourceObserved word)) {
            return Stream.empty();
        }
        var claim = draft.claim();
        boolean own = word.publisher().equals(claim.source().publisher())
                && word.publisher().equals(claim.organisation());
        boolean ahead = word.observedAt() != null && word.observedAt().start().isAfter(now);
        return Stream.of(
                        own
                                ? null
                                : new InputError(
                                        "/data/publisher", "must be both the source's publisher and the organisation"),
                        ahead ? new InputError("/data/observed_at", "must not be in the future") : null)
                .filter(Objects::nonNull);
    }

    private Stream<InputError> faultsOfPointing() {
        return draft.claim().data() instanceof ModelIdentified decision
                        && draft.claim().subject().id().equals(decision.pointsTo())
                ? Stream.of(new InputError("/data/points_to", "must be another model than the event's own"))
                : Stream.empty();
    }

    private Optional<Refusal> unknown(SubjectState state, Predicate<Subject> isKnown) {
        var claim = draft.claim();
        if (state.isEmpty() && !claim.data().createsSubject()) {
            return Optional.of(new UnknownSubject(
                    claim.subject(), "/" + claim.subject().kind().word()));
        }
        return claim.data()
                .requires()
                .filter(subject -> !subject.equals(claim.subject()) && !isKnown.test(subject))
                .map(subject ->
                        new UnknownSubject(subject, "/data/" + claim.data().requiresField()));
    }

    private Optional<Refusal> contradicting(Function<Subject, List<ClaimData>> said) {
        var data = draft.claim().data();
        var faults = data.requires().stream()
                .flatMap(subject -> data.faultsBeside(said.apply(subject)))
                .map(fault -> fault.under("/data"))
                .toList();
        return faults.isEmpty() ? Optional.empty() : Optional.of(new Faulty(faults));
    }

    /** A subject may be a model of its own, but not a model that leads back to it. */
    private Optional<Refusal> circle(BiPredicate<Subject, Subject> leads) {
        var subject = draft.claim().subject();
        return draft.claim().data().effectiveData() instanceof ModelIdentified decision
                        && !decision.sameAs().equals(subject.id())
                        && leads.test(Subject.model(decision.sameAs()), subject)
                ? Optional.of(new Circle(subject, decision.sameAs()))
                : Optional.empty();
    }

    private Optional<Refusal> unfit(SubjectState state, UUID target) {
        var pointer = "/data/" + draft.claim().data().amendsField();
        return state.entry(target)
                .map(entry -> unfit(entry, pointer))
                .orElseGet(() -> Optional.of(new NoSuchEvent(target, pointer)));
    }

    private Optional<Refusal> unfit(SubjectState.RecordedClaim target, String pointer) {
        var ending = target.ending();
        if (ending != null) {
            return Optional.of(new EndedBefore(target.id(), ending.how(), ending.by(), pointer));
        }
        if (!draft.claim().data().canAmend(target.effectiveData())) {
            return Optional.of(new NotActable(target.id(), "is an event that this type cannot act on", pointer));
        }
        return draft.claim().data() instanceof ClaimCorrected correction
                ? otherClaim(correction, target)
                : Optional.empty();
    }

    /** A correction keeps the fact key and the publisher of the claim that it corrects. */
    private Optional<Refusal> otherClaim(ClaimCorrected correction, SubjectState.RecordedClaim target) {
        var question = correction.replacement().data().question(draft.claim().subject(), target.root());
        if (!question.map(FactKey::inAnyCurrency).equals(target.question().map(FactKey::inAnyCurrency))) {
            return Optional.of(
                    new OtherClaim("/data/replacement", "must be about the same fact as the claim that it corrects"));
        }
        var publisher = target.claim().source().publisher();
        return publisher.equals(draft.claim().source().publisher())
                ? Optional.empty()
                : Optional.of(new OtherClaim(
                        "/source/publisher", "must be %s, the publisher of the claim".formatted(publisher)));
    }
}
