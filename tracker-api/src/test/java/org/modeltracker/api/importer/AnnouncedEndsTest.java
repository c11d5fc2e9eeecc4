package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.api.importer.catalogue.OpenRouter;
import org.modeltracker.api.importer.catalogue.Snapshot;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.model.PartialDate;

/** The last day of a listing is a dated retirement: it moves by correction, and goes when the shop names it no longer. */
class AnnouncedEndsTest {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    private final MemoryLog log = new MemoryLog();

    @Test
    void a_last_day_is_a_retirement_of_that_day_and_the_listing_is_deprecated_until_then() {
        assertThat(access(take("2026-05-15", "2026-06-01")))
                .containsExactly("2026-05-15 deprecated", "2026-06-01 retired");
        assertThat(take("2026-05-16", "2026-06-01")).isEmpty();
    }

    @Test
    void another_last_day_corrects_the_first() {
        take("2026-05-15", "2026-06-01");
        assertThat(take("2026-05-20", "2026-07-01"))
                .filteredOn(draft -> draft.claim().data() instanceof ClaimCorrected)
                .singleElement()
                .satisfies(draft -> assertThat(draft.claim().effective().text()).isEqualTo("2026-07-01"));
        assertThat(courses("2026-05-21")).contains("2026-07-01T00:00:00Z").doesNotContain("2026-06-01T00:00:00Z");
        assertThat(courses("2026-05-16")).contains("2026-06-01T00:00:00Z").doesNotContain("2026-07-01T00:00:00Z");
    }

    @Test
    void a_last_day_that_is_named_no_longer_is_withdrawn() {
        take("2026-05-15", "2026-06-01");
        assertThat(take("2026-05-20", null))
                .filteredOn(draft -> draft.claim().data() instanceof ClaimRetracted)
                .hasSize(1);
        assertThat(courses("2026-05-21")).doesNotContain("RETIRED").contains("GENERAL_AVAILABILITY");
    }

    @Test
    void a_listing_past_its_last_day_is_retired_and_its_delisting_is_no_news() {
        assertThat(access(take("2026-06-10", "2026-06-01"))).containsExactly("2026-06-01 retired");
        assertThat(take("2026-06-11", "2026-06-01")).isEmpty();
        assertThat(access(drafts(snapshot("2026-06-12", ""), "2026-06-12"))).isEmpty();
    }

    @Test
    void a_listing_without_a_last_day_is_available() {
        assertThat(access(take("2026-05-15", null))).containsExactly("2026-05-15 general_availability");
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 100).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_order_of_files_comes_to_what_the_last_one_says(int seed) {
        var random = new Random(seed);
        var files = new TreeMap<Instant, String>();
        for (int i = 0; i < 4; i++) {
            var ends = new String[] {"2026-06-01", "2026-06-20", null}[random.nextInt(3)];
            files.put(START.plus(Duration.ofDays(3L * i)), random.nextInt(6) == 0 ? "" : entry(ends));
        }
        var ordered = new MemoryLog();
        files.forEach((time, entry) -> ordered.take(snapshot(time.toString(), entry), PartialDate.at(time)));
        for (int i = 0; i < 6; i++) {
            var order = new ArrayList<>(files.keySet());
            Collections.shuffle(order, random);
            var other = new MemoryLog();
            order.forEach(time -> other.take(snapshot(time.toString(), files.get(time)), PartialDate.at(time)));
            assertThat(other.courses(files.lastKey()))
                    .as("after %s of %s", order, files)
                    .isEqualTo(ordered.courses(files.lastKey()));
        }
    }

    private String courses(String day) {
        return log.courses(PartialDate.parse(day).start()).toString();
    }

    private List<Draft> take(String day, @Nullable String ends) {
        return drafts(snapshot(day, entry(ends)), day);
    }

    private List<Draft> drafts(Snapshot snapshot, String day) {
        return log.take(snapshot, PartialDate.parse(day)).stream()
                .flatMap(change -> change.drafts().stream())
                .toList();
    }

    private static Snapshot snapshot(String day, String entry) {
        var other = "{\"id\": \"x/y\", \"name\": \"Y\", \"created\": 1778613011, \"pricing\": {}}";
        var all = entry.isEmpty() ? other : other + ", " + entry;
        return Catalogue.read(new OpenRouter(), "{\"data\": [%s]}".formatted(all), PartialDate.parse(day));
    }

    private static String entry(@Nullable String ends) {
        var date = ends == null ? "null" : "\"" + ends + "\"";
        return "{\"id\": \"a/b\", \"name\": \"B\", \"created\": 1778613011, \"pricing\": {}, \"expiration_date\": %s}"
                .formatted(date);
    }

    private static List<String> access(List<Draft> drafts) {
        return drafts.stream()
                .filter(draft -> draft.claim().data() instanceof ApiAccessChanged)
                .filter(draft -> draft.claim().subject().id().contains("a_2fb"))
                .map(draft ->
                        draft.claim().effective() + " " + draft.claim().data().word())
                .toList();
    }
}
