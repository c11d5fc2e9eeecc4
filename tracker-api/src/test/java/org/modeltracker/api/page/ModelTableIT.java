package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.released;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The table of models: which models it shows, in which order, on how many pages, and the same as data. */
class ModelTableIT extends Paged {

    private static final String TABLE = "/models?organisation=tabled";
    private static boolean recorded;

    @BeforeEach
    void models_of_which_most_can_be_called() {
        if (!recorded) {
            recorded = true;
            IntStream.range(10, 70)
                    .forEach(n -> record(
                            released("tabled/m-" + n, "2026-03-01"),
                            access("tabled/m-" + n, "2026-05-01", "general_availability")));
            record(released("tabled/gone", "2026-03-01"), access("tabled/gone", "2026-06-01", "retired"));
            record(released("tabled/silent", "2026-03-01"));
        }
    }

    @Test
    void it_shows_what_can_be_called_now_and_all_by_one_link() {
        var page = read(TABLE);
        assertThat(status(page)).contains("60 models that can be called now, 1–25.", "Show all 62");
        var all = read(page.select("#models [role=status] a").attr("href"));
        assertThat(status(all)).startsWith("62 models, 1–25.").doesNotContain("Show all");
        assertThat(all.select("[name=callable] option[selected]").attr("value")).isEqualTo("any");
        assertThat(status(read(TABLE + "&access_state=retired"))).startsWith("1 model.");
        assertThat(status(read(TABLE + "&q=gone"))).startsWith("1 model for");
        assertThat(status(read(TABLE + "&q=gone&callable=true"))).startsWith("0 models that can be called now");
    }

    @Test
    void where_nothing_can_be_called_it_shows_what_there_is() {
        record(released("uncalled/m", "2026-03-01"));
        assertThat(status(read("/models?organisation=uncalled"))).startsWith("1 model.");
    }

    @Test
    void its_pages_have_numbers() {
        var first = read(TABLE);
        assertThat(first.select("nav.pages").text()).isEqualTo("1 2 3 Next");
        assertThat(first.select("nav.pages [aria-current=page]").text()).isEqualTo("1");
        var last = read(first.select("nav.pages a:contains(3)").attr("href"));
        assertThat(last.select("nav.pages").text()).isEqualTo("Previous 1 2 3");
        assertThat(last.select("table.models tbody tr")).hasSize(10);
        var second = read(last.select("nav.pages a[rel=prev]").attr("href"));
        assertThat(status(second)).contains("26–50");
        assertThat(read(second.select("nav.pages a[rel=prev]").attr("href"))
                        .select("nav.pages [aria-current]")
                        .text())
                .isEqualTo("1");
        assertThat(read(TABLE + "&limit=5").select("nav.pages").text()).isEqualTo("1 2 3… 12 Next");
        assertThat(read(TABLE + "&q=gone").select("nav.pages")).isEmpty();
    }

    @Test
    void every_column_sorts_both_ways() {
        var every =
                "&column=maker&column=prices&column=seller&column=context&column=openness&column=where&column=family"
                        + "&column=scores&column=released&column=changed";
        var links = read(TABLE + every).select("table.models thead a").eachAttr("href");
        assertThat(links).hasSize(12);
        for (var link : links) {
            var sorted = read(link);
            assertThat(sorted.select("thead th[aria-sort]")).as(link).hasSize(1);
            var back = read(sorted.select("thead th[aria-sort] a").attr("href"));
            assertThat(back.select("thead th[aria-sort]").attr("aria-sort"))
                    .as(link)
                    .isNotEqualTo(sorted.select("thead th[aria-sort]").attr("aria-sort"));
            assertThat(back.select("thead th")).as("the columns stay").hasSize(13);
        }
    }

    @Test
    void its_links_to_data_have_exactly_its_rows_in_its_order() {
        for (var query :
                List.of("", "&sort=-name", "&callable=any&sort=name", "&q=m-1&callable=false", "&q=m", "&limit=7")) {
            var page = read(TABLE + query);
            var links = page.select("#models [role=status] a:contains(CSV), #models [role=status] a:contains(JSON)");
            if (links.isEmpty()) {
                assertThat(rows(page)).isEmpty();
                continue;
            }
            var csv = get(links.getFirst().attr("href")).body().lines().skip(1).map(line -> line.split(",")[0]);
            assertThat(csv).as(query).containsExactlyElementsOf(allRows(page));
            assertThat(models(get(links.get(1).attr("href")).json())
                            .subList(0, rows(page).size()))
                    .as(query)
                    .containsExactlyElementsOf(rows(page));
        }
    }

    @Test
    void the_whole_list_as_csv_is_longer_than_a_page() {
        assertThat(get("/v1/models?organisation=tabled&format=csv").body().lines())
                .hasSize(63);
        assertThat(get("/v1/models?organisation=tabled&format=csv&limit=61")
                        .body()
                        .lines())
                .hasSize(62);
        assertThat(get("/v1/events?organisation=tabled&format=csv").body().lines())
                .hasSize(124);
    }

    private static String status(Document page) {
        return page.select("#models [role=status]").text();
    }

    private List<String> allRows(Document first) {
        var all = new ArrayList<>(rows(first));
        for (var page = first; !page.select("nav.pages a[rel=next]").isEmpty(); ) {
            page = read(page.select("nav.pages a[rel=next]").attr("href"));
            all.addAll(rows(page));
        }
        return all;
    }

    private static List<String> rows(Document page) {
        return page.select("table.models tbody input[name=model]").eachAttr("value");
    }

    private static List<String> models(JsonNode list) {
        return list.path("data")
                .valueStream()
                .map(item -> item.path("model").asString())
                .toList();
    }
}
