package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;

/**
 * All claims of one group of questions. It remembers the courses of states, so that what the next batch adds is worked out from there, however many
 * claims came before.
 */
final class ClaimFamily {

    private final List<CompetingClaim> claims = new ArrayList<>();
    private final Set<FactKey> questions = new LinkedHashSet<>();
    private final Set<String> publishers = new HashSet<>();
    private final Map<FactKey, RecordedCourse> courses = new HashMap<>();

    static ClaimFamily of(List<CompetingClaim> claims) {
        var family = new ClaimFamily();
        family.add(claims);
        return family;
    }

    /** Adds claims that were recorded after all others. */
    void add(List<CompetingClaim> more) {
        claims.addAll(more);
        more.forEach(claim -> {
            questions.add(claim.question());
            publishers.add(claim.publisher());
        });
        courses.forEach((question, course) -> competing(question, more).forEach(course::expect));
    }

    int size() {
        return claims.size();
    }

    Set<FactKey> questions() {
        return questions;
    }

    Set<String> publishers() {
        return publishers;
    }

    /**
     * What changes in the answers to a question when events at these positions come in.
     *
     * @param given the confirmations by the publishers of these claims
     */
    BitemporalDiff after(FactKey question, List<Confirmation> given, SortedSet<Long> positions) {
        long before = positions.first() - 1;
        var words = given.isEmpty() ? given : covering(question, given);
        if (question.fact().kind() == FactType.Kind.STATE && words.isEmpty()) {
            var course = courses.computeIfAbsent(
                    question, unknown -> new RecordedCourse(question, competing(question, claims), before));
            return BitemporalDiff.along(course, positions);
        }
        courses.remove(question); // a confirmation can change what was long before
        return BitemporalDiff.after(question, competing(question, claims), words, positions);
    }

    private List<Confirmation> covering(FactKey question, List<Confirmation> given) {
        var competing = competing(question, claims);
        return given.stream()
                .filter(word -> competing.stream().anyMatch(word::covers))
                .toList();
    }

    static Set<FactKey> questions(Collection<CompetingClaim> claims) {
        return claims.stream().map(CompetingClaim::question).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those of a family that compete for one question: its own, those on the same for everybody, and prices in other currencies. */
    static List<CompetingClaim> competing(FactKey question, Collection<CompetingClaim> family) {
        return family.stream()
                .filter(claim -> claim.question().equals(question)
                        || claim.question().equals(question.wider())
                        || question.fact() == FactType.PRICING)
                .toList();
    }
}
