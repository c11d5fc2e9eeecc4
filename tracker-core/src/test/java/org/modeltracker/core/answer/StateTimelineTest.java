package org.modeltracker.core.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.core.Facts;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.answer.ValidTimeline.Period;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.Subject;

/** Whatever claims come and go: a course that is worked out again in part equals one that is worked out whole. */
class StateTimelineTest {

    private static final int FACTS = 90;
    private static final int CHANGES = 60;
    private static final Subject MODEL = Subject.model("lab/one");
    private static final Subject LISTING = Subject.model("shop/one");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final List<AccessState> STATES = List.of(
            AccessState.PRIVATE_PREVIEW,
            AccessState.GENERAL_AVAILABILITY,
            AccessState.SUSPENDED,
            AccessState.RETIRED,
            AccessState.UNKNOWN);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_course_that_changes_in_part_equals_the_whole(long seed) {
        var random = new SplittableRandom(seed);
        var told = RecordedFacts.of(
                IntStream.range(0, FACTS).mapToObj(n -> fact(random)).toList());
        told.questions().stream()
                .filter(question -> question.fact().kind() == FactType.Kind.STATE
                        && question.subject().equals(MODEL))
                .forEach(question -> holds(question, claims(told, question), random));
    }

    /** Those on the model itself, and those on the listing that is recognised as the model. */
    private static List<CompetingClaim> claims(RecordedFacts told, FactKey question) {
        var listed = told.claims().stream()
                .filter(claim -> claim.question().subject().equals(LISTING)
                        && claim.question().fact() == question.fact()
                        && claim.question().key().equals(question.key()))
                .map(claim -> claim.movedTo(question, claim.position()));
        return Stream.concat(told.competing(question).stream(), listed)
                .sorted(Comparator.comparing(CompetingClaim::position))
                .toList();
    }

    private static void holds(FactKey question, List<CompetingClaim> claims, SplittableRandom random) {
        var timeline = new StateTimeline(question, List.of(), 2);
        var standing = new TreeSet<>(Comparator.comparing(CompetingClaim::position));
        var course = new ArrayList<Period>();
        for (int n = 0; n < CHANGES; n++) {
            var gone = new ArrayList<CompetingClaim>();
            var come = new ArrayList<CompetingClaim>();
            for (int moved = 0; moved < (n == 0 ? claims.size() / 2 : 1 + n % 3); moved++) {
                var claim = claims.get(random.nextInt(claims.size()));
                if (!gone.contains(claim) && !come.contains(claim)) {
                    (standing.remove(claim) ? gone : come).add(claim);
                }
            }
            standing.addAll(come);
            var change = timeline.change(gone, come);
            assertThat(course).containsAll(change.ended());
            course.removeAll(change.ended());
            course.addAll(change.begun());
            assertThat(course)
                    .as("change %d of %s: %s gone, %s come", n, question, gone.size(), come.size())
                    .containsExactlyInAnyOrderElementsOf(whole(question, List.copyOf(standing)));
        }
    }

    private static List<Period> whole(FactKey question, List<CompetingClaim> claims) {
        return new StateTimeline(question, List.of()).change(List.of(), claims).begun();
    }

    private static Facts fact(SplittableRandom random) {
        var date = day(random, 0);
        var publisher = random.nextInt(6);
        var model = (random.nextInt(3) == 0 ? LISTING : MODEL).id();
        var fact = switch (random.nextInt(6)) {
            case 0 -> Facts.access(model, date, one(STATES, random), "partners");
            case 1 -> Facts.access(model, date, one(STATES, random));
            case 2 -> price(model, date, random).until(day(random, 60));
            case 3 -> price(model, date, random).in("EUR");
            default -> price(model, date, random);
        };
        var seen = fact.by("lab-" + publisher, kind(publisher, random)).seen(day(random, 20));
        return random.nextInt(3) == 0 ? seen.firstSeen() : seen;
    }

    /** The first publisher keeps a catalogue, and speaks for itself at times. */
    private static SourceKind kind(int publisher, SplittableRandom random) {
        return publisher == 0
                ? one(List.of(SourceKind.CATALOGUE, SourceKind.CATALOGUE, SourceKind.OFFICIAL), random)
                : SourceKind.values()[publisher % SourceKind.values().length];
    }

    private static Facts price(String model, String date, SplittableRandom random) {
        return Facts.price(model, date, "input", one(List.of("2", "3", "5"), random), "output", "12");
    }

    private static String day(SplittableRandom random, int later) {
        return FIRST.plusDays(later + random.nextInt(200)).toString();
    }

    private static <T> T one(List<T> things, SplittableRandom random) {
        return things.get(random.nextInt(things.size()));
    }
}
