package org.modeltracker.core.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.Facts;
import org.modeltracker.core.access.AccessEvent;
import org.modeltracker.core.answer.ValidTimeline.Period;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkPublished;
import org.modeltracker.core.benchmark.Score;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.openness.OpennessEvent.OpenSourceStatusChanged;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/**
 * One line of the table of cases: what was told, and what is answered to the question of the first fact told. Each is tried in every order of
 * recording.
 */
final class ConflictCase {

    private static final String NOBODY_SAYS = "nothing";

    private final String rule;
    private final List<Facts> told;
    private PartialDate at = PartialDate.parse("2026-10-31");
    private String answer = "";
    private boolean disputed;
    private @Nullable List<String> live;
    private @Nullable String since;
    private @Nullable EffectiveBasis basis;
    private @Nullable String disputedSince;

    private ConflictCase(String rule, List<Facts> told) {
        this.rule = rule;
        this.told = told;
    }

    static ConflictCase when(String rule, Facts... told) {
        return new ConflictCase(rule, List.of(told));
    }

    /** A date in a question means its last instant. */
    ConflictCase at(String date) {
        at = PartialDate.parse(date);
        return this;
    }

    /** @param words as {@link #words} puts them */
    ConflictCase answers(String words) {
        answer = words;
        return this;
    }

    ConflictCase answersNothing() {
        return answers(NOBODY_SAYS);
    }

    ConflictCase disputed() {
        disputed = true;
        return this;
    }

    /** The publishers of the live claims, the answering one first. */
    ConflictCase live(String... publishers) {
        live = List.of(publishers);
        return this;
    }

    ConflictCase since(String date) {
        return since(date, EffectiveBasis.STATED);
    }

    ConflictCase sinceAtTheLatest(String date) {
        return since(date, EffectiveBasis.FIRST_SEEN);
    }

    ConflictCase disputedSince(String date) {
        disputedSince = date;
        return disputed();
    }

    private ConflictCase since(String date, EffectiveBasis stated) {
        since = date;
        basis = stated;
        return this;
    }

    void holdsInEveryOrderOfRecording() {
        var question = RecordedFacts.of(told).claims().getFirst().question();
        orders(told.size()).map(this::recorded).filter(ConflictCase::isPossible).forEach(log -> holds(log, question));
    }

    private void holds(RecordedFacts log, FactKey question) {
        var found = log.course(question).stream()
                .filter(stretch -> stretch.holdsAt(at.lastInstant()))
                .toList();
        assertThat(found).as("answers at one instant").hasSizeLessThanOrEqualTo(1);
        assertThat(
                        found.isEmpty()
                                ? NOBODY_SAYS
                                : words(found.getFirst().verdict().answer()))
                .isEqualTo(answer);
        found.forEach(this::holds);
    }

    private void holds(Period stretch) {
        var publishers =
                stretch.verdict().live().stream().map(CompetingClaim::publisher).toList();
        assertThat(stretch.verdict().disputed())
                .as("disputed among " + publishers)
                .isEqualTo(disputed);
        if (live != null) {
            assertThat(publishers).as("live").isEqualTo(live);
        }
        if (since != null) {
            assertThat(stretch.since() + " " + stretch.sinceBasis()).as("since").isEqualTo(since + " " + basis);
        }
        if (disputedSince != null) {
            assertThat(stretch.disputedSince()).as("disputed since").hasToString(disputedSince);
        }
    }

    /** State or status; amounts; score; or the date, where that is the answer. */
    static String words(CompetingClaim claim) {
        return switch (claim.effectiveData()) {
            case AccessEvent effectiveData -> effectiveData.state().word();
            case OpenSourceStatusChanged effectiveData -> effectiveData.word();
            case PricingChanged effectiveData when effectiveData.prices().isEmpty() -> effectiveData.word();
            case PricingChanged effectiveData ->
                effectiveData.prices().stream()
                        .map(price -> price.component() + " " + price.amount())
                        .collect(Collectors.joining(", "));
            case BenchmarkPublished effectiveData -> words(effectiveData.score());
            default -> claim.event().claim().effective().text();
        };
    }

    private static String words(Score score) {
        var about = Boolean.TRUE.equals(score.approximate()) ? "~" : "";
        return switch (score.kind()) {
            case EXACT -> about + score.value();
            case RANGE -> about + score.low() + "–" + score.high();
            case AT_LEAST -> ">=" + about + score.value();
            case AT_MOST -> "<=" + about + score.value();
            case ORDINAL -> String.valueOf(score.text());
            case NOT_REPORTED -> "not_reported";
        };
    }

    /** Facts keep the ids that they have in the order told, so that corrections still find what they correct. */
    private RecordedFacts recorded(List<Integer> order) {
        return new RecordedFacts(IntStream.range(0, order.size())
                .mapToObj(place -> RecordedFacts.recorded(
                        RecordedFacts.id(order.get(place) + 1), place + 1, told.get(order.get(place))))
                .toList());
    }

    /** Nothing acts on what is not there yet. */
    private static boolean isPossible(RecordedFacts log) {
        var known = new ArrayList<UUID>();
        for (RecordedEvent event : log.events()) {
            if (!known.containsAll(event.claim().data().amends().stream().toList())) {
                return false;
            }
            known.add(event.id());
        }
        return true;
    }

    private static java.util.stream.Stream<List<Integer>> orders(int size) {
        if (size == 0) {
            return java.util.stream.Stream.of(List.of());
        }
        return orders(size - 1)
                .flatMap(order -> IntStream.rangeClosed(0, order.size()).mapToObj(place -> {
                    var longer = new ArrayList<>(order);
                    longer.add(place, size - 1);
                    return List.copyOf(longer);
                }));
    }

    @Override
    public String toString() {
        return rule;
    }
}
