package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.modeltracker.core.projection.ReleasedDeadLetters;
import org.springframework.stereotype.Component;

/** Sends webhooks the events that were set aside when the webhooks passed them, by a replay of just these. */
@Component
class LateEvents implements ReleasedDeadLetters {

    private final ReplayStore replays;
    private final Supplier<UUID> ids;
    private final Clock clock;

    LateEvents(ReplayStore replays, Supplier<UUID> ids, Clock clock) {
        this.replays = replays;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void takenIn(List<Long> positions) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (var run : runs(positions.stream().sorted().toList())) {
            long after = run.getFirst() - 1;
            for (var webhook : replays.webhooksOlderThan(run.getFirst())) {
                replays.add(new Replay(ids.get(), webhook, after, run.getLast(), 0, now, null));
            }
        }
    }

    /** Positions that follow one another are replayed together. */
    private static List<List<Long>> runs(List<Long> positions) {
        var runs = new ArrayList<List<Long>>();
        for (long position : positions) {
            if (runs.isEmpty() || runs.getLast().getLast() != position - 1) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(position);
        }
        return runs;
    }
}
