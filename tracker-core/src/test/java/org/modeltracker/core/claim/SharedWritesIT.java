package org.modeltracker.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.Facts;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.access.AccessEvent;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.claim.Recorder.RecordingResult.Stored;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two nodes write to the same few subjects, each from what it remembers: claims, the same claims again, corrections of claims that the other may
 * have retracted. What they stored is what one writer would have stored who had read all before it.
 */
class SharedWritesIT {

    private static final int WRITERS = 8;
    private static final int WRITES = 120;
    private static final int MODELS = 3;

    private record Told(Draft draft, RecordingResult result) {}

    @Test
    void what_two_nodes_store_each_event_before_it_allows() throws Exception {
        var database = TestDatabase.fresh();
        try (var one = CoreContext.start(database);
                var other = CoreContext.start(database);
                var threads = Executors.newFixedThreadPool(WRITERS)) {
            var recorders = List.of(one.getBean(Recorder.class), other.getBean(Recorder.class));
            for (int model = 0; model < MODELS; model++) {
                write(
                        recorders.getFirst(),
                        draft(released(model(model), "2026-01-07").claim()));
            }
            var told = new ArrayList<Told>();
            for (var writer : threads.invokeAll(IntStream.range(0, WRITERS)
                    .mapToObj(n -> (Callable<List<Told>>) () -> writes(recorders.get(n % 2), new SplittableRandom(n)))
                    .toList())) {
                told.addAll(writer.get());
            }
            var events = one.getBean(EventLog.class).after(0, 10_000, EventLog.Filter.NONE);
            assertThatOneWriterWouldDoTheSame(events);
            assertThatAnswersAreTrue(events, told);
            assertThat(new JdbcTemplate(database.dataSource())
                            .queryForList(
                                    "select stream from log.event group by stream having count(*) <> max(sequence) + 1",
                                    String.class))
                    .as("streams with a hole")
                    .isEmpty();
            assertThat(told.stream().filter(each -> each.result() instanceof RecordingResult.Refused))
                    .isNotEmpty();
            assertThat(told.stream().filter(each -> each.result() instanceof Stored stored && !stored.isNew()))
                    .isNotEmpty();
        }
    }

    private static List<Told> writes(Recorder recorder, SplittableRandom random) {
        var told = new ArrayList<Told>();
        for (int n = 0; n < WRITES; n++) {
            told.add(write(recorder, next(told, random)));
        }
        return told;
    }

    private static Draft next(List<Told> before, SplittableRandom random) {
        if (!before.isEmpty() && random.nextInt(3) == 0) {
            var earlier = before.get(random.nextInt(before.size()));
            if (random.nextInt(4) == 0) {
                return earlier.draft(); // the same request again
            }
            if (earlier.result() instanceof Stored stored
                    && stored.event().claim().data() instanceof AccessEvent) {
                var event = stored.event();
                var fact = preview(event.claim().subject().id(), random.nextInt(28));
                return draft(
                        random.nextBoolean()
                                ? fact.corrects(event.id()).claim()
                                : fact.retracts(event.id()).claim());
            }
        }
        return draft(preview(model(random.nextInt(MODELS)), random.nextInt(28)).claim());
    }

    private static Told write(Recorder recorder, Draft draft) {
        return new Told(draft, recorder.record(List.of(draft), "test", false).getFirst());
    }

    private static void assertThatOneWriterWouldDoTheSame(List<RecordedEvent> events) {
        var states = new HashMap<Subject, SubjectState>();
        for (var event : events) {
            var state = states.computeIfAbsent(event.claim().subject(), subject -> SubjectState.empty());
            var decision = new RecordClaim(new Draft(event.id(), event.claim()), event.recordedAt())
                    .decide(state, subject -> true, (from, to) -> false, subject -> List.of());
            assertThat(decision).as("of %s", event.position()).isInstanceOf(Decision.Append.class);
            state.add(event.id(), event.claim());
        }
    }

    private static void assertThatAnswersAreTrue(List<RecordedEvent> events, List<Told> told) {
        var byId = new HashMap<UUID, RecordedEvent>();
        events.forEach(event -> assertThat(byId.put(event.id(), event)).isNull());
        for (var each : told) {
            if (each.result() instanceof Stored stored) {
                assertThat(byId.get(stored.event().id())).isEqualTo(stored.event());
                assertThat(stored.event().claim()).isEqualTo(each.draft().claim());
                assertThat(stored.event().id().equals(each.draft().id()) || !stored.isNew())
                        .isTrue();
            }
        }
        var fresh = told.stream()
                .filter(each -> each.result() instanceof Stored stored && stored.isNew())
                .map(each -> each.draft().id());
        assertThat(fresh).doesNotHaveDuplicates().hasSize(events.size() - MODELS);
    }

    private static Facts preview(String model, int day) {
        var date = LocalDate.of(2026, 2, 1).plusDays(day).toString();
        return access(model, date, PRIVATE_PREVIEW).seen(date);
    }

    private static Draft draft(Claim claim) {
        return new Draft(UUID.randomUUID(), claim);
    }

    private static String model(int number) {
        return "shared/m-" + number;
    }
}
