package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LlmPricesTest {

    private static final String OPEN =
            "{'input': 1, 'output': 2, 'input_cached': null, 'from_date': null, 'to_date': null}";

    @Test
    void a_price_between_open_dates_is_that_of_the_day() {
        var read = vendor("2026-05-01", OPEN);
        assertThat(Offerings.prices(read.one("openai/m").pricing()))
                .containsExactly("input 1 1M_tokens", "output 2 1M_tokens");
        assertThat(read.dated("openai/m")).isEmpty();
    }

    @Test
    void a_first_day_is_a_stated_date_whichever_comes_first_in_the_file() {
        var read = vendor(
                "2026-05-01",
                "{'input': 2, 'output': 4, 'from_date': '2026-04-01', 'to_date': null}",
                "{'input': 1, 'output': 2, 'from_date': null, 'to_date': '2026-04-01'}");
        assertThat(read.dated("openai/m"))
                .containsExactly(
                        "2026-03-31 first_seen [input 1 1M_tokens, output 2 1M_tokens]",
                        "2026-04-01 stated [input 2 1M_tokens, output 4 1M_tokens]");
    }

    @Test
    void an_end_with_no_price_after_it_is_the_end_of_the_price() {
        var ahead = vendor("2026-05-01", "{'input': 1, 'output': 2, 'from_date': null, 'to_date': '2026-09-01'}");
        assertThat(Offerings.prices(ahead.one("openai/m").pricing()))
                .containsExactly("input 1 1M_tokens until 2026-08-31", "output 2 1M_tokens until 2026-08-31");
    }

    @Test
    void a_vendor_alone_says_nothing_of_the_others_and_all_of_them_are_the_catalogue() {
        assertThat(vendor("2026-05-01", OPEN).snapshot().isCatalogue()).isFalse();
        var all = Offerings.of(new LlmPrices(), "[" + file(OPEN) + "]", "2026-05-01");
        assertThat(all.snapshot().isCatalogue()).isTrue();
        assertThat(all.all()).extracting(CatalogueOffering::name).containsExactly("openai/m");
    }

    @Test
    void the_list_that_the_site_publishes_says_the_same() {
        var read = Offerings.of(
                new LlmPrices(),
                "{'updated_at': '2026-05-01', 'prices': [{'id': 'm', 'vendor': 'openai', 'name': 'M', 'input': 1, 'output': 2, 'input_cached': 0.5}]}",
                "2026-05-01");
        assertThat(Offerings.prices(read.one("openai/m").pricing()))
                .containsExactly("input 1 1M_tokens", "output 2 1M_tokens", "cache_read 0.5 1M_tokens");
    }

    @Test
    void what_cannot_be_read_is_skipped_by_name() {
        var read = vendor(
                "2026-05-01",
                OPEN,
                "{'input': 1, 'output': 2, 'from_date': 'soon', 'to_date': null}",
                "{'input': -1, 'from_date': '2026-01-01', 'to_date': null}",
                "{'input': 1, 'from_date': '2026-02-01', 'to_date': '2026-01-01'}",
                OPEN);
        assertThat(Offerings.prices(read.one("openai/m").pricing())).hasSize(2);
        assertThat(read.skips())
                .containsExactly(
                        "duplicate_price_period 1",
                        "empty_price_period 1",
                        "unparseable_date 1",
                        "unparseable_price 1");
    }

    private static Offerings vendor(String day, String... history) {
        return Offerings.of(new LlmPrices(), file(history), day);
    }

    private static String file(String... history) {
        return "{'vendor': 'openai', 'models': [{'id': 'm', 'name': 'M', 'price_history': [%s]}]}"
                .formatted(String.join(",", history));
    }
}
