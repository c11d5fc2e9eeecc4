package org.modeltracker.core.claim;

import static org.modeltracker.core.Facts.aboutRange;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.confirmed;
import static org.modeltracker.core.Facts.exact;
import static org.modeltracker.core.Facts.notReported;
import static org.modeltracker.core.Facts.price;
import static org.modeltracker.core.Facts.range;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.Facts.score;
import static org.modeltracker.core.Facts.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.modeltracker.core.Facts;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.answer.RecordedFacts;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.openness.OpennessEvent.Status;
import org.modeltracker.core.pricing.Disclosure;

/**
 * Sequences of events that nobody would think of: few questions, publishers and days, so that they meet. Whatever the door would refuse, or
 * know already, is left out.
 */
public final class RandomLog {

    public static final String BENCHMARK = "random-bench";

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final List<String> DATES = List.of(
            "2026", "2026-Q2", "2026-04", "2026-05", "2026-04-07", "2026-04-09", "2026-05-01", "2026-05-01T09:00:00Z");
    private static final List<String> DAYS = List.of(
            "2025-12-20", "2026-04-07", "2026-04-09", "2026-04-09T08:00:00Z", "2026-04-20", "2026-05-01", "2026-06-01");
    private static final List<String> ENDS = List.of("2026-04-08", "2026-04-30", "2026-05");
    private static final List<AccessState> STATES = List.of(
            AccessState.PRIVATE_PREVIEW,
            AccessState.GENERAL_AVAILABILITY,
            AccessState.SUSPENDED,
            AccessState.DEPRECATED,
            AccessState.UNKNOWN);

    private final RandomGenerator random;
    private final long seed;
    private final String prefix;
    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<Subject, SubjectState> ledgers = new HashMap<>();

    private RandomLog(long seed, String prefix) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.seed = seed;
        this.prefix = prefix;
    }

    /** @param prefix of the names of its models and publishers, so that two logs never meet */
    public static RecordedFacts of(long seed, int length, String prefix) {
        var log = new RandomLog(seed, prefix);
        log.offer(released(log.model(), "2026-04-07"));
        for (int tries = 0; log.events.size() < length && tries < length * 10; tries++) {
            log.offer(log.fact());
        }
        return new RecordedFacts(log.events);
    }

    /** The same events in another order in which nothing acts on what is not there yet. */
    public static RecordedFacts shuffled(RecordedFacts told, RandomGenerator random) {
        var rest = new ArrayList<>(told.events());
        var shuffled = new ArrayList<RecordedEvent>();
        while (!rest.isEmpty()) {
            var next = rest.get(random.nextInt(rest.size()));
            var needed = next.claim().data().amends();
            if (needed.isEmpty()
                    || rest.stream().noneMatch(event -> needed.get().equals(event.id()))) {
                rest.remove(next);
                shuffled.add(RecordedFacts.recorded(next.id(), shuffled.size() + 1, new Facts(next.claim())));
            }
        }
        return new RecordedFacts(shuffled);
    }

    private void offer(Facts fact) {
        var claim = fact.claim();
        var draft = new Draft(new UUID(seed << 16 | 0x7000, events.size() + 1 | Long.MIN_VALUE), claim);
        var ledger = ledgers.computeIfAbsent(claim.subject(), subject -> SubjectState.empty());
        if (new RecordClaim(draft, NOW).decide(ledger, subject -> true, (from, to) -> false, subject -> List.of())
                instanceof Decision.Append) {
            ledger.add(draft.id(), claim);
            events.add(RecordedFacts.recorded(draft.id(), events.size() + 1, fact));
        }
    }

    private Facts fact() {
        return switch (random.nextInt(10)) {
            case 0 -> confirmed(publisher(), one(DAYS), random.nextBoolean() ? new String[0] : new String[] {prefix});
            case 1 -> earlier().map(this::retraction).orElseGet(this::statement);
            case 2, 3 -> earlier().map(this::correction).orElseGet(this::statement);
            default -> statement();
        };
    }

    private Facts statement() {
        var publisher = publisher();
        var told = statement(random.nextInt(12)).by(publisher, kind(publisher)).seen(one(DAYS));
        return random.nextInt(3) == 0 ? told.firstSeen() : told;
    }

    private Facts statement(int fact) {
        var date = one(DATES);
        return switch (fact) {
            case 0 -> released(model(), date);
            case 1 -> price(model(), date, "input", one(List.of("3", "3.0", "5")));
            case 2 -> price(model(), date, one(List.of(Disclosure.UNDISCLOSED, Disclosure.NOT_OFFERED)));
            case 3 -> status(model(), date, one(List.of(Status.CLOSED, Status.OPEN_WEIGHTS, Status.UNKNOWN)));
            case 4 ->
                score(
                                model(),
                                date,
                                BENCHMARK,
                                one(List.of(exact("59"), range("57", "58"), aboutRange("57", "58"), notReported())))
                        .measuredBy(one(List.of(prefix, "evaluator")));
            case 5 -> access(model(), date, one(STATES), "partners");
            case 6 ->
                price(
                        model(),
                        date,
                        "input",
                        one(List.of("3", "5")),
                        "output",
                        one(List.of("15", "15.0001", "15.00011")));
            case 7 -> price(model(), date, "input", one(List.of("2", "3"))).until(one(ENDS));
            case 8 -> price(model(), date, "input", one(List.of("2", "3"))).in(one(List.of("EUR", "CNY")));
            default -> access(model(), date, one(STATES));
        };
    }

    private Optional<RecordedEvent> earlier() {
        return events.isEmpty() ? Optional.empty() : Optional.of(one(events));
    }

    private Facts retraction(RecordedEvent event) {
        return new Facts(event.claim()).seen(one(DAYS)).saying(new ClaimRetracted(event.id(), "it was wrong"));
    }

    /** Another statement of the same publisher; the door refuses it where it answers another question. */
    private Facts correction(RecordedEvent event) {
        var source = event.claim().source();
        for (int tries = 0; tries < 20; tries++) {
            var other = statement(random.nextInt(12))
                    .by(source.publisher(), source.kind())
                    .seen(one(DAYS));
            if (asks(other.claim()).equals(asks(event.claim()))) {
                return other.corrects(event.id());
            }
        }
        return statement();
    }

    private static Object asks(Claim claim) {
        var effectiveData = claim.data() instanceof ClaimCorrected correction
                ? correction.replacement().data()
                : claim.data();
        return effectiveData.question(claim.subject(), new UUID(0, 0));
    }

    private String model() {
        return prefix + "/one";
    }

    private String publisher() {
        return prefix + one(List.of("", "-evaluator", "-shop-one", "-shop-two", "-press", "-fans"));
    }

    private SourceKind kind(String publisher) {
        return switch (publisher.substring(prefix.length())) {
            case "" -> SourceKind.OFFICIAL;
            case "-evaluator" -> SourceKind.EVALUATOR;
            case "-press" -> SourceKind.PRESS;
            case "-fans" -> SourceKind.COMMUNITY;
            default -> SourceKind.CATALOGUE;
        };
    }

    private <T> T one(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
