package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SourceKind;

/**
 * The rule of 01-domain once more, sentence by sentence, for one instant: slow, without a sweep, and without a line of the resolver. Both must
 * agree on any log.
 */
record PlainRule(FactKey question, VisibleClaims seen, Instant now) {

    /** A claim as it reads at the instant. */
    private record Said(CompetingClaim claim, ClaimData data, Instant begins) {

        SourceKind kind() {
            return claim.event().claim().source().kind();
        }

        boolean isOfficial() {
            return kind() == SourceKind.OFFICIAL;
        }

        boolean isHearsay() {
            return kind() == SourceKind.PRESS || kind() == SourceKind.COMMUNITY;
        }

        boolean isStated() {
            return !begins.equals(claim.event().claim().begins())
                    || claim.event().claim().effectiveBasis() == EffectiveBasis.STATED;
        }
    }

    /** @param live each as "id data" */
    record Ruling(String answer, Set<String> live, boolean disputed) {}

    Optional<Ruling> ruling() {
        if (seen.claims().stream().noneMatch(claim -> claim.question().equals(question))) {
            return Optional.empty();
        }
        var standing = standing();
        var heard = standing.stream()
                .filter(claim ->
                        standing.stream().noneMatch(other -> silences(other, claim) && !silences(claim, other)))
                .toList();
        var live = heard.isEmpty() ? standing : heard;
        return live.stream()
                .min(worth(live))
                .map(answer -> new Ruling(
                        name(answer), live.stream().map(PlainRule::name).collect(Collectors.toSet()), disputed(live)));
    }

    static String name(CompetingClaim claim) {
        return claim.id() + " " + claim.effectiveData();
    }

    private static String name(Said said) {
        return said.claim().id() + " " + said.data();
    }

    // 1. Standing: of each publisher its latest; exact ties all stand.

    private List<Said> standing() {
        var voices = seen.claims().stream()
                .filter(this::hasBegun)
                .collect(Collectors.groupingBy(claim -> claim.publisher() + " "
                        + (isMeasurement() ? claim.effectiveData().measuredBy() : "")));
        return voices.values().stream()
                .flatMap(voice -> question.fact() == FactType.PRICING ? priced(voice) : said(voice))
                .map(this::held)
                .toList();
    }

    private Stream<CompetingClaim> priced(List<CompetingClaim> voice) {
        return latest(voice, question, now).stream()
                .filter(own -> voice.stream()
                        .filter(other -> !other.question().equals(question) && compare(other, own) > 0)
                        .noneMatch(other -> other.event().claim().source().kind() == SourceKind.CATALOGUE
                                || other.effectiveData().replacesAcrossCurrencies(own.effectiveData())));
    }

    /** Its latest on the question; or its latest for everybody, if at some instant since then that covered all. */
    private Stream<CompetingClaim> said(List<CompetingClaim> voice) {
        var own = latest(voice, question, now);
        var wider = question.wider();
        if (wider.equals(question)) {
            return own.stream();
        }
        boolean covered = voice.stream()
                .map(CompetingClaim::begins)
                .filter(past -> !past.isAfter(now))
                .map(past -> latest(voice, wider, past))
                .anyMatch(everybody -> everybody.stream()
                                .anyMatch(claim -> claim.effectiveData().coversAllAudiences())
                        && (own.isEmpty() || compare(everybody.getFirst(), own.getFirst()) >= 0));
        if (!covered) {
            return own.stream();
        }
        var everybody = latest(voice, wider, now);
        boolean atOnce = !own.isEmpty() && compare(everybody.getFirst(), own.getFirst()) == 0;
        return atOnce ? Stream.concat(own.stream(), everybody.stream()) : everybody.stream();
    }

    private List<CompetingClaim> latest(List<CompetingClaim> voice, FactKey key, Instant at) {
        var begun = voice.stream()
                .filter(claim -> claim.question().equals(key))
                .filter(claim -> question.fact().isTimeless() || !claim.begins().isAfter(at))
                .toList();
        var lines = begun.stream().collect(Collectors.groupingBy(PlainRule::line)).values().stream()
                .map(this::newest)
                .toList();
        var offered = lines.stream()
                .filter(line ->
                        line.stream().noneMatch(claim -> claim.effectiveData().delists()))
                .toList();
        return newest((offered.isEmpty() ? lines : offered)
                .stream().flatMap(List::stream).toList());
    }

    private List<CompetingClaim> newest(List<CompetingClaim> all) {
        return all.stream()
                .filter(claim -> all.stream().noneMatch(other -> compare(other, claim) > 0))
                .toList();
    }

    /** Of a catalogue, each line speaks for itself: one that is gone ends no other. */
    private static String line(CompetingClaim said) {
        var claim = said.event().claim();
        return claim.source().kind() == SourceKind.CATALOGUE ? claim.subject().id() : "";
    }

    private boolean hasBegun(CompetingClaim claim) {
        return question.fact().isTimeless() || !claim.begins().isAfter(now);
    }

    /** What has an end says nothing after it. */
    private Said held(CompetingClaim claim) {
        var last = claim.effectiveData()
                .ends()
                .map(PartialDate::end)
                .filter(end -> end.isAfter(claim.begins()) && !end.isAfter(now))
                .max(Comparator.naturalOrder());
        return isState() && last.isPresent()
                ? new Said(claim, claim.effectiveData().heldAt(last.get()), last.get())
                : new Said(claim, claim.effectiveData(), claim.begins());
    }

    // 2. Live: what no other publisher's claim silences.

    private boolean silences(Said other, Said claim) {
        if (!isState() || other.claim().publisher().equals(claim.claim().publisher())) {
            return false;
        }
        var seenLast = lastSeen(claim.claim());
        if (claim.data().hasExpired()) {
            return !lastSeen(other.claim()).isBefore(claim.begins());
        }
        if (!other.data().asserts() && claim.data().asserts()) {
            return false;
        }
        boolean begunSince = begun(other, List.of(claim)).isAfter(seenLast);
        if (other.data().hasExpired()) {
            return begunSince && other.kind().ordinal() <= claim.kind().ordinal();
        }
        if (other.isHearsay()) {
            return claim.isHearsay() && begunSince;
        }
        if (claim.isHearsay() && other.isOfficial() && lastSeen(other.claim()).isAfter(seenLast)) {
            return true;
        }
        boolean lateCatalogue = claim.isOfficial() && !other.isOfficial() && !other.isStated();
        return begunSince && !lateCatalogue;
    }

    /** Of a catalogue, what it repeats began when it said so first. */
    private Instant begun(Said claim, List<Said> rivals) {
        var contradicted = rivals.stream()
                .filter(rival -> !claim.data().isCompatibleWith(rival.data()))
                .toList();
        if (claim.kind() != SourceKind.CATALOGUE || contradicted.isEmpty()) {
            return claim.begins();
        }
        var entries = seen.claims().stream()
                .filter(entry -> entry.publisher().equals(claim.claim().publisher())
                        && entry.question().equals(claim.claim().question()))
                .filter(entry -> entry.begins().isBefore(claim.begins())
                        || (entry.begins().equals(claim.begins())
                                && entry.observed().isBefore(claim.claim().observed())))
                .sorted(this::compare)
                .toList();
        var begun = claim.begins();
        for (int i = entries.size() - 1; i >= 0; i--) {
            var entry = entries.get(i);
            if (contradicted.stream().anyMatch(rival -> !claim.data().repeats(entry.effectiveData(), rival.data()))) {
                return begun;
            }
            begun = entry.begins();
        }
        return begun;
    }

    private Instant lastSeen(CompetingClaim claim) {
        var last = claim.observed();
        for (var word : seen.confirmations()) {
            if (word.covers(claim)
                    && stoodAt(word.observed(), claim)
                    && word.observed().isAfter(last)) {
                last = word.observed();
            }
        }
        return last;
    }

    /** Whether its publisher had not replaced it by then. */
    private boolean stoodAt(Instant instant, CompetingClaim claim) {
        return seen.claims().stream()
                .filter(other -> other.question().equals(claim.question())
                        && other.publisher().equals(claim.publisher())
                        && (line(other).equals(line(claim))
                                || !other.effectiveData().delists())
                        && compare(other, claim) > 0)
                .noneMatch(other ->
                        !other.begins().isAfter(instant) && !other.observed().isAfter(instant));
    }

    // 3. The answer, and 4. whether it is disputed.

    private Comparator<Said> worth(List<Said> live) {
        Comparator<Said> worth = Comparator.comparing(
                        (Said said) -> !said.data().asserts())
                .thenComparing(said -> isMeasurement() && !said.claim().independent())
                .thenComparing(Said::kind);
        if (question.fact().kind() != FactType.Kind.DATE) {
            worth = worth.thenComparing(said -> begun(said, live), Comparator.reverseOrder());
        }
        return worth.thenComparing(said -> said.claim().observed(), Comparator.reverseOrder())
                .thenComparing(
                        said -> live.stream()
                                .filter(other -> agree(said, other))
                                .map(other -> other.claim().publisher())
                                .distinct()
                                .count(),
                        Comparator.reverseOrder())
                .thenComparing(said -> said.claim().digest())
                .thenComparing(said -> said.claim().id());
    }

    private boolean disputed(List<Said> live) {
        var rest = new ArrayList<>(live);
        return live.stream().anyMatch(one -> rest.stream().anyMatch(other -> !agree(one, other)));
    }

    private boolean agree(Said one, Said other) {
        if (question.fact().kind() != FactType.Kind.DATE) {
            return one.data().isCompatibleWith(other.data());
        }
        var first = one.claim().event().claim();
        var second = other.claim().event().claim();
        return first.effective().overlaps(second.effective()) || bounds(first, second) || bounds(second, first);
    }

    private static boolean bounds(Claim latest, Claim date) {
        return latest.effectiveBasis() == EffectiveBasis.FIRST_SEEN
                && date.effective().start().isBefore(latest.effective().end());
    }

    private int compare(CompetingClaim one, CompetingClaim other) {
        int begins = isState() ? one.begins().compareTo(other.begins()) : 0;
        return begins != 0 ? begins : one.observed().compareTo(other.observed());
    }

    private boolean isState() {
        return question.fact().kind() == FactType.Kind.STATE;
    }

    private boolean isMeasurement() {
        return Objects.equals(question.fact().kind(), FactType.Kind.MEASUREMENT);
    }
}
