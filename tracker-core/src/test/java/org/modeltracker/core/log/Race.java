package org.modeltracker.core.log;

import static org.modeltracker.core.Eventually.eventually;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;
import static org.modeltracker.core.model.SourceKind.PRESS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.Facts;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sixteen writers on a database of their own: some take back what they wrote, some pause inside their transactions, and a foreign transaction
 * stays open all the while. Meanwhile readers follow, each by "greater than the last seen".
 */
final class Race implements AutoCloseable {

    private static final int WRITERS = 16;
    private static final int MODELS = 40;

    /** What befalls a command after its events were inserted and before they are committed. */
    private static final ThreadLocal<Runnable> MISHAP = ThreadLocal.withInitial(() -> () -> {});

    private final TestDatabase database = TestDatabase.fresh();
    private final ConfigurableApplicationContext core = CoreContext.start(database);
    private final Recorder recorder = core.getBean(Recorder.class);
    private final EventLog log = core.getBean(EventLog.class);
    private final RecordTimes times = core.getBean(RecordTimes.class);
    private final JdbcTemplate jdbc = core.getBean(JdbcTemplate.class);
    private final Set<UUID> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger rolledBack = new AtomicInteger();
    private volatile boolean writing = true;

    private static final class TakenBack extends RuntimeException {}

    Race() {
        core.getBean(CommandBus.class).registerHandlerInterceptor((work, chain) -> {
            var mishap = MISHAP.get();
            // Registered while the first runs, the second comes after the event store's own.
            work.onPrepareCommit(w -> w.onPrepareCommit(inserted -> mishap.run()));
            return chain.proceed();
        });
    }

    /** Takes the safeguard away: positions from a sequence, without a lock. */
    Race unsafe() {
        jdbc.execute("create sequence log.plain increment by 10");
        jdbc.execute("create or replace function log.lock_head() returns void language plpgsql as 'begin end'");
        jdbc.execute("""
                create or replace function log.draw(n bigint, now timestamptz) returns table (first bigint, at timestamptz)
                language sql as $$ select nextval('log.plain'), now $$
                """);
        return this;
    }

    /**
     * @param committed what the log holds in the end, in position order
     * @param answered what writers were told is stored
     * @param polled what a reader of the log saw, in the order in which it saw it
     * @param projected what a reader of the view saw
     * @param promises of instants: the last position at or before each, as told during the race
     */
    record Result(
            List<Seen> committed,
            Set<UUID> answered,
            List<Seen> polled,
            List<Seen> projected,
            TreeMap<Instant, Long> promises,
            int rolledBack) {}

    record Seen(long position, UUID id) {}

    Result run(Duration length) throws Exception {
        try (var threads = Executors.newCachedThreadPool();
                var foreign = database.dataSource().getConnection()) {
            foreign.setAutoCommit(false);
            foreign.createStatement().execute("create table public.foreign_work as select pg_current_xact_id()");
            var polled = threads.submit(() -> follow(this::fromLog));
            var projected = threads.submit(() -> follow(this::fromView));
            var promises = threads.submit(this::ask);
            var writers = new ArrayList<Future<?>>();
            long deadline = System.nanoTime() + length.toNanos();
            for (int writer = 0; writer < WRITERS; writer++) {
                var random = new SplittableRandom(writer);
                int number = writer;
                writers.add(threads.submit(() -> write(number, random, deadline)));
            }
            for (var writer : writers) {
                writer.get();
            }
            foreign.commit();
            settle();
            return new Result(committed(), answered, polled.get(), projected.get(), promises.get(), rolledBack.get());
        }
    }

    private void settle() {
        long last = last(committed());
        eventually(
                "the views have read the log",
                () -> core.getBean(ProjectionDaemon.class).position() >= last);
        writing = false;
    }

    private void write(int writer, SplittableRandom random, long deadline) {
        for (int n = 0; System.nanoTime() < deadline; n++) {
            var drafts = drafts(writer, n, random);
            var pause = random.nextInt(4) == 0 ? random.nextInt(1, 20) : 0;
            boolean fails = random.nextInt(6) == 0;
            MISHAP.set(() -> {
                pause(pause);
                if (fails) {
                    throw new TakenBack();
                }
            });
            try {
                var outcomes = recorder.record(drafts, "writer-" + writer, true);
                stored(outcomes).map(RecordedEvent::id).forEach(answered::add);
                rolledBack.addAndGet(stored(outcomes).findAny().isPresent() ? 0 : 1);
            } catch (TakenBack e) {
                rolledBack.incrementAndGet();
            }
        }
    }

    /** One to three events on one model, and now and then one that is refused, so that none of them is stored. */
    private static List<Draft> drafts(int writer, int n, SplittableRandom random) {
        var model = "lab/raced-" + random.nextInt(MODELS);
        var drafts = new ArrayList<Draft>();
        drafts.add(draft(released(model, "2026-04-07").by("writer-" + writer + "-" + n, PRESS)));
        for (int more = random.nextInt(3); more > 0; more--) {
            var day = LocalDate.of(2026, 4, 7).plusDays(more).toString();
            drafts.add(draft(access(model, day, PRIVATE_PREVIEW).by("writer-" + writer + "-" + n, PRESS)));
        }
        if (random.nextInt(6) == 0) {
            drafts.add(draft(access("lab/unheard-of", "2026-04-07", PRIVATE_PREVIEW)));
        }
        return drafts;
    }

    private static Draft draft(Facts fact) {
        return new Draft(UUID.randomUUID(), fact.claim());
    }

    private static Stream<RecordedEvent> stored(List<RecordingResult> outcomes) {
        return outcomes.stream()
                .filter(RecordingResult.Stored.class::isInstance)
                .map(outcome -> ((RecordingResult.Stored) outcome).event());
    }

    private void pause(int millis) {
        if (millis > 0) {
            jdbc.queryForList("select pg_sleep(?)", millis / 1000.0);
        }
    }

    /** Reads what comes after the last seen, until writing is over and nothing more comes. */
    private List<Seen> follow(LongFunction<List<Seen>> after) {
        var seen = new ArrayList<Seen>();
        boolean over;
        do {
            over = !writing;
            seen.addAll(after.apply(last(seen)));
        } while (!over || last(after.apply(last(seen))) > 0);
        return seen;
    }

    private static long last(List<Seen> seen) {
        return seen.isEmpty() ? 0 : seen.getLast().position();
    }

    private List<Seen> fromLog(long position) {
        return log.after(position, 500, EventLog.Filter.NONE).stream()
                .map(event -> new Seen(event.position(), event.id()))
                .toList();
    }

    private List<Seen> fromView(long position) {
        return seen(
                "select position, event_id from view.claim where position > ? order by position limit 500", position);
    }

    private List<Seen> committed() {
        return seen("select position, event_id from log.event where position > ? order by position", 0);
    }

    private List<Seen> seen(String query, long position) {
        return jdbc.query(query, (row, n) -> new Seen(row.getLong(1), row.getObject(2, UUID.class)), position);
    }

    private TreeMap<Instant, Long> ask() {
        var promises = new TreeMap<Instant, Long>();
        var clock = core.getBean(TestClock.class);
        while (writing) {
            clock.advance(Duration.ofMillis(1));
            promises.put(clock.instant(), times.lastAt(clock.instant()));
            pause(10);
        }
        return promises;
    }

    /** The last position at or before an instant, as it is in the end. */
    long lastAt(Instant instant) {
        return times.lastAt(instant);
    }

    @Override
    public void close() {
        core.close();
    }
}
