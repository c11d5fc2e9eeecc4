package org.modeltracker.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.core.TestDatabase;

/** What watches may take: so many of one owner, and no memory of sites that nobody watches. */
class WatchLimitsIT extends EvidenceContext {

    @Test
    void watches_that_are_made_at_once_are_no_more_than_anybody_may_have() throws Exception {
        try (var node = SecondTracker.start(
                        TestDatabase.fresh(),
                        NOW,
                        "--tracker.rate-limit=off",
                        "--tracker.pages.allowed-networks=127.0.0.1/32",
                        "--tracker.pages.watch=true",
                        "--tracker.pages.most-watches=3");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> one = () -> node.http()
                    .post(
                            "/v1/watches",
                            "{\"publisher\":\"a-vendor\",\"about\":\"pricing\",\"url\":\"%s\"}"
                                    .formatted(site.url("/prices")))
                    .status();
            var statuses = new ArrayList<Integer>();
            for (var made : threads.invokeAll(Collections.nCopies(12, one))) {
                statuses.add(made.get());
            }
            assertThat(statuses).containsOnly(201, 409);
            assertThat(statuses.stream().filter(status -> status == 201)).hasSize(3);
        }
    }

    @Test
    void the_robots_txt_of_a_site_that_is_no_longer_asked_is_forgotten_after_a_day() {
        site.with("/prices", "<p>Small: $9</p>");
        var watch = watch("/prices");
        assertThat(origins()).isEqualTo(1);
        http().delete("/v1/watches/" + watch);
        later(Duration.ofHours(23));
        assertThat(origins()).isEqualTo(1);
        later(Duration.ofHours(2));
        eventually("it is forgotten", () -> origins() == 0);
    }

    private long origins() {
        return jdbc().queryForObject(
                        "select count(*) from work.page_origin where origin = ?",
                        Long.class,
                        UrlParts.of(URI.create(site.url("/"))));
    }
}
