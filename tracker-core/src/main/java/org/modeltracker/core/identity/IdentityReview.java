package org.modeltracker.core.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.identity.IdentityProposal.Kind;
import org.modeltracker.core.identity.ModelIdentity.Identified;

/**
 * Compares what the rules say now with what was decided. It never touches an editor's decision or a catalogue's statement, and never repeats
 * a decision that was taken back.
 */
public final class IdentityReview {

    /** Stands for a rule in a decision that no rule supports any more. */
    static final String NO_RULE = "no_rule";

    private static final Set<String> BY_MORE_THAN_THE_ID =
            Set.of(IdentityRule.TITLE.word(), IdentityRule.CANDIDATE.word());

    /** A proposal has no event yet. */
    private static final UUID ANY_EVENT = new UUID(0, 0);

    private final SubjectIdentifier identifier;
    private final Instant now;
    private final IdentityGraph graph = new IdentityGraph();
    private final Set<String> known = new HashSet<>();
    private final List<IdentityProposal> proposals = new ArrayList<>();

    private IdentityReview(IdentityRules rules, Collection<IdentitySubject> subjects, Instant now) {
        this.identifier = new SubjectIdentifier(rules, subjects);
        this.now = now;
        subjects.forEach(subject -> {
            known.add(subject.id());
            subject.open().forEach(decision -> graph.add(subject.id(), decision));
        });
    }

    /**
     * @param subjects every recorded id of a model or a listing
     * @return what to decide, in an order in which each model is there before others are that model
     */
    public static List<IdentityProposal> of(IdentityRules rules, Collection<IdentitySubject> subjects, Instant now) {
        var review = new IdentityReview(rules, subjects, now);
        subjects.stream().sorted(Comparator.comparing(IdentitySubject::id)).forEach(review::add);
        return review.proposals;
    }

    private void add(IdentitySubject subject) {
        if (!subject.open().stream().allMatch(IdentityReview::isOfARule)) {
            return;
        }
        var before = subject.decision(now).map(IdentityClaim::data).orElse(null);
        proposed(subject, before)
                .filter(data -> subject.ended().stream().noneMatch(data::leadsTheSameWayAs))
                .filter(data -> !subject.id().equals(data.pointsTo()))
                .filter(data -> !closesACircle(subject.id(), data.sameAs()))
                .ifPresent(data -> add(subject.id(), data, before));
    }

    /** A decision with a date of its own tells two models apart, which no rule does. */
    private static boolean isOfARule(IdentityClaim decision) {
        return decision.data().basis() == IdentityBasis.RULE && decision.from() == null;
    }

    private void add(String subject, ModelIdentified data, @Nullable ModelIdentified before) {
        if (known.add(data.sameAs())) {
            var reason = "%s is the model of %s.".formatted(data.sameAs(), subject);
            var own = own(data.sameAs(), Objects.requireNonNull(data.rule()), reason);
            proposals.add(new IdentityProposal(data.sameAs(), Kind.CREATE, own, null));
        }
        proposals.add(new IdentityProposal(subject, kind(subject, data, before), data, before));
        graph.add(subject, new IdentityClaim(ANY_EVENT, data, null, now, Long.MAX_VALUE));
    }

    private static Kind kind(String subject, ModelIdentified data, @Nullable ModelIdentified before) {
        if (before == null) {
            return Kind.MERGE;
        }
        return data.sameAs().equals(subject) ? Kind.SPLIT : Kind.MOVE;
    }

    /** @param before the decision by rule so far; empty if it stays */
    private Optional<ModelIdentified> proposed(IdentitySubject subject, @Nullable ModelIdentified before) {
        var identity = identifier.identify(subject);
        if (before == null) {
            return identity instanceof Identified found && !isItself(subject.id(), found)
                    ? Optional.of(ModelIdentified.of(found))
                    : Optional.empty();
        }
        if (BY_MORE_THAN_THE_ID.contains(before.rule())
                && !(identity instanceof Identified found && identifier.isToldByItsId(found))) {
            return Optional.empty();
        }
        var data = identity instanceof Identified found
                ? ModelIdentified.of(found)
                : own(subject.id(), NO_RULE, identity.reason());
        return before.leadsTheSameWayAs(data) ? Optional.empty() : Optional.of(data);
    }

    private static boolean isItself(String subject, Identified found) {
        return own(subject, NO_RULE, "").leadsTheSameWayAs(ModelIdentified.of(found));
    }

    private static ModelIdentified own(String model, String rule, String reason) {
        return new ModelIdentified(model, null, null, null, null, IdentityBasis.RULE, rule, reason);
    }

    private boolean closesACircle(String subject, String model) {
        return !model.equals(subject) && graph.dependents(subject).contains(model);
    }
}
