package org.modeltracker.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.log.Race.Seen;

/** Positions appear in the order of commit: whoever reads "greater than the last seen" misses nothing. */
class OrderIT {

    private static final Duration LONG_ENOUGH_TO_LOSE = Duration.ofSeconds(2);
    private static final int ROUNDS = 8;

    @Test
    void every_reader_sees_every_event_once_in_order() throws Exception {
        everyReaderSeesAll(Duration.ofSeconds(10));
    }

    @Test
    @Tag("faults")
    void every_reader_sees_every_event_once_in_order_for_longer() throws Exception {
        everyReaderSeesAll(Duration.ofSeconds(30));
    }

    @Test
    void without_the_lock_of_the_head_readers_lose_events() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (var race = new Race().unsafe()) {
                var result = race.run(LONG_ENOUGH_TO_LOSE);
                if (result.polled().size() < result.committed().size()
                        && result.projected().size() < result.committed().size()) {
                    return;
                }
            }
        }
        throw new AssertionError("no reader lost anything in " + ROUNDS + " rounds, so the safe test proves nothing");
    }

    private static void everyReaderSeesAll(Duration length) throws Exception {
        try (var race = new Race()) {
            var result = race.run(length);
            assertThat(result.rolledBack()).as("transactions rolled back").isGreaterThan(10);
            assertThat(result.committed()).hasSizeGreaterThan(100);
            assertThat(result.committed())
                    .extracting(Seen::position)
                    .isEqualTo(LongStream.rangeClosed(1, result.committed().size())
                            .boxed()
                            .toList());
            assertThat(result.committed()).extracting(Seen::id).containsExactlyInAnyOrderElementsOf(result.answered());
            assertThat(result.polled()).isEqualTo(result.committed());
            assertThat(result.projected()).isEqualTo(result.committed());
            result.promises()
                    .forEach((instant, position) -> assertThat(race.lastAt(instant))
                            .as("last position at %s", instant)
                            .isEqualTo(position));
        }
    }
}
