package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.importer.catalogue.LlmPrices;
import org.modeltracker.core.model.PartialDate;

/** Prices that a source dates itself, snapshot after snapshot: the answer of each day is what the file of that day says. */
class DatedPricesTest {

    private static final String A = "{'input': 10, 'output': 20, 'from_date': null, 'to_date': %s}";
    private static final String B = "{'input': 1, 'output': 2, 'from_date': '%s', 'to_date': null}";

    private final MemoryLog log = new MemoryLog();

    @Test
    void a_price_that_is_dated_after_it_was_seen_holds_from_its_date() {
        take("2026-05-01", A.formatted("null"));
        take("2026-06-10", A.formatted("'2026-06-01'"), B.formatted("2026-06-01"));
        assertThat(prices("2026-06-10")).containsExactly("2026-05-01 10", "2026-06-01 1");
        assertThat(prices("2026-06-09")).containsExactly("2026-05-01 10");
    }

    @Test
    void a_past_price_of_which_nothing_was_known_held_the_day_before_its_end() {
        take("2026-06-10", A.formatted("'2026-06-01'"), B.formatted("2026-06-01"));
        assertThat(prices("2026-06-10")).containsExactly("2026-05-31 10", "2026-06-01 1");
    }

    @Test
    void what_was_seen_too_late_gives_way_to_the_date_that_the_source_gives() {
        take("2026-06-05", A.formatted("null"));
        take("2026-06-10", A.formatted("'2026-06-01'"), B.formatted("2026-06-01"));
        assertThat(prices("2026-06-10")).containsExactly("2026-05-31 10", "2026-06-01 1");
    }

    @Test
    void a_date_that_moves_takes_its_price_with_it() {
        take("2026-05-01", A.formatted("null"));
        take("2026-06-10", A.formatted("'2026-06-01'"), B.formatted("2026-06-01"));
        take("2026-06-11", A.formatted("'2026-06-08'"), B.formatted("2026-06-08"));
        assertThat(prices("2026-06-11")).containsExactly("2026-05-01 10", "2026-06-08 1");
        take("2026-06-12", A.formatted("'2026-07-01'"), B.formatted("2026-07-01"));
        assertThat(prices("2026-06-12")).containsExactly("2026-05-01 10", "2026-07-01 1");
    }

    @Test
    void a_history_that_is_folded_up_changes_no_answer() {
        take("2026-05-01", A.formatted("null"));
        take("2026-06-10", A.formatted("'2026-06-01'"), B.formatted("2026-06-01"));
        take("2026-06-20", "{'input': 1, 'output': 2, 'from_date': null, 'to_date': null}");
        assertThat(prices("2026-06-20")).containsExactly("2026-05-01 10", "2026-06-01 1");
    }

    @Test
    void the_same_again_is_nothing() {
        take("2026-06-10", A.formatted("'2026-06-01'"), B.formatted("2026-06-01"));
        int before = log.events.size();
        take("2026-06-11", A.formatted("'2026-06-01'"), B.formatted("2026-06-01"));
        assertThat(log.events).hasSize(before);
    }

    private void take(String day, String... history) {
        var file = "[{'vendor': 'openai', 'models': [{'id': 'gpt-5', 'name': 'GPT-5', 'price_history': [%s]}]}]"
                .formatted(String.join(",", history));
        log.take(
                Catalogue.read(new LlmPrices(), file.replace('\'', '"'), PartialDate.parse(day)),
                PartialDate.parse(day));
    }

    /** The first day and the input price of each period, as known at the end of a day. */
    private List<String> prices(String day) {
        return log.courses(Instant.parse(day + "T23:59:59Z")).entrySet().stream()
                .filter(course -> course.getKey().contains("PRICING"))
                .flatMap(course -> course.getValue().stream())
                .map(period ->
                        period.substring(0, 10) + " " + period.replaceAll(".*component=input, amount=([^,]+),.*", "$1"))
                .toList();
    }
}
