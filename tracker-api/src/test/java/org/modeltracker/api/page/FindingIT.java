package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.about;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;

/** People find a model or an organisation by what they would call it. */
class FindingIT extends Paged {

    private static boolean recorded;

    @BeforeEach
    void something_to_find() {
        if (!recorded) {
            recorded = true;
            record(
                    about(
                            "organisation",
                            "findable",
                            "organisation.registered",
                            "{'name': 'Findable Labs', 'roles': ['lab'], 'ticker': 'FIND'}"),
                    released("findable/zephyr-opus-7", "2026-03-01").with("/data/name", "Zephyr Opus 7"),
                    price("findable/zephyr-opus-7", "2026-03-01", "5").withJson("/data/prices", """
                            [{'component': 'input', 'amount': '5', 'per': '1M_tokens'},
                             {'component': 'output', 'amount': '25', 'per': '1M_tokens'}]
                            """),
                    released("unregistered-lab/m", "2026-03-01"));
        }
    }

    @Test
    void what_finds_nothing_is_answered_with_what_may_be_meant() {
        var page = read("/models?q=zephir+opsu");
        assertThat(page.select("#models [role=status]").text()).contains("0 models");
        assertThat(page.select("#models li a").eachAttr("href")).contains("/models/findable/zephyr-opus-7");
        assertThat(read("/models?q=qqqqwwwweeee").select("#models").text()).contains("No model matches.");
    }

    @Test
    void every_organisation_is_in_one_list_by_name() {
        var page = read("/organisations");
        assertThat(page.select("main li:contains(Findable Labs)").text()).contains("lab", "FIND", " model");
        assertThat(page.select("main a").eachAttr("href"))
                .contains("/organisations/findable", "/organisations/unregistered-lab");
    }

    @Test
    void an_organisation_is_found_by_its_name() {
        assertThat(ask("/organisations/Findable%20Labs").header("Location")).isEqualTo("/organisations/findable");
        assertThat(ask("/organisations/FINDABLE").header("Location")).isEqualTo("/organisations/findable");
        var unknown = ask("/organisations/findabel");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(html(unknown).select("main a").eachAttr("href")).contains("/organisations/findable");
    }

    @Test
    void filters_offer_organisations_by_name() {
        for (var path : new String[] {"/", "/models", "/prices", "/upcoming", "/digest", "/expectations"}) {
            assertThat(read(path)
                            .select("select[name=organisation] option[value=findable]")
                            .text())
                    .as(path)
                    .isEqualTo("Findable Labs");
        }
        assertThat(read("/models?organisation=nobody-knows-it")
                        .select("select[name=organisation] option[selected]")
                        .attr("value"))
                .isEqualTo("nobody-knows-it");
    }

    @Test
    void an_organisations_page_begins_with_what_changed_and_lists_models_with_prices() {
        var page = read("/organisations/findable");
        assertThat(page.select("section h2").first().text()).isEqualTo("What changed here");
        assertThat(page.select("section table tbody tr").text()).contains("Zephyr Opus 7", "$5");
    }

    @Test
    void a_model_is_compared_by_its_name_and_an_unknown_one_leaves_the_others() {
        var page = read("/compare?model=zephyr+opus+7&model=zephyr-opus-8");
        assertThat(page.select("table.compare thead").text()).contains("Zephyr Opus 7");
        assertThat(page.select("[role=status]").text()).contains("No model is called “zephyr-opus-8”");
        assertThat(page.select("[role=status] a").attr("href")).contains("model=findable%2Fzephyr-opus-7");
    }

    @Test
    void an_unknown_model_is_answered_with_similar_ones() {
        var unknown = ask("/models/findable/zephyr-opus-8");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(html(unknown).select("main a").eachAttr("href")).contains("/models/findable/zephyr-opus-7");
    }

    @Test
    void the_table_has_the_columns_that_one_chooses_and_the_same_rows_as_data() {
        var page = read("/models?organisation=findable&column=seller&column=family");
        assertThat(page.select("table.models thead th").eachText())
                .containsExactly("Compare", "Model", "Sold by", "Family");
        var links = page.select("#models [role=status] a[href^=/v1/]").eachAttr("href");
        assertThat(links).hasSize(2).noneMatch(link -> link.contains("column"));
        links.forEach(link -> assertThat(anybody().get(link).status()).as(link).isEqualTo(200));
        assertThat(ask("/models?column=colour").status()).isEqualTo(400);
    }

    @Test
    void the_page_takes_every_filter_of_the_api() {
        var filters =
                "family=x&pricing_disclosure=disclosed&license=MIT&modality=text&max_output_price=9&min_context=1&released_since=2026-01-01&channel=aggregator";
        assertThat(ask("/models?" + filters).status()).isEqualTo(200);
        assertThat(get("/v1/models?" + filters).status()).isEqualTo(200);
    }

    @Test
    void a_page_of_the_past_says_since_when_the_tracker_records_and_where_to_look_for_earlier_days() {
        var list = read("/models?as_of=2020-01-01").select("header .past").text();
        assertThat(list).contains("This tracker records since 1 November 2026", "open a model or a benchmark");
        var model = read("/models/findable/zephyr-opus-7?observed_by=2026-03-02");
        assertThat(model.select("header .past").text()).contains("from what sources had published by 2026-03-02");
        assertThat(model.select("header nav a").eachAttr("href"))
                .contains("/models", "/frontier?observed_by=2026-03-02");
        assertThat(read("/models").select("[name=observed_by]")).isEmpty();
    }

    @Test
    void a_date_that_is_none_is_not_called_the_past() {
        var wrong = html(ask("/models?effective_at=2026-99-99"));
        assertThat(wrong.select("header .past")).isEmpty();
        assertThat(wrong.select("main").text()).contains("must be a date").doesNotContain("may not have known");
    }

    @Test
    void a_retirement_to_come_is_what_comes_next() {
        record(
                released("findable/leaving", "2026-03-01"),
                access("findable/leaving", "2027-02-01", "retired").seen("2026-10-01"));
        var page = read("/models/findable/leaving");
        assertThat(page.select("section:has(#next)").text()).contains("1 February 2027", " days: ");
        assertThat(page.select("section:has(#history)").text()).contains("open").doesNotContain("until now");
    }

    @Test
    void a_stretch_that_changed_nothing_for_a_reader_is_no_row() {
        record(
                released("findable/steady", "2026-03-01"),
                access("findable/steady", "2026-04-01", "general_availability").by("one-list", "catalogue"),
                access("findable/steady", "2026-05-01", "general_availability").by("another-list", "catalogue"));
        assertThat(read("/models/findable/steady").select("[aria-label='Access history'] tbody tr"))
                .hasSize(1);
    }

    @Test
    void what_a_catalogue_dropped_is_no_longer_listed_and_what_is_for_all_comes_first() {
        record(
                released("findable/dropped", "2026-03-01"),
                access("findable/dropped", "2026-04-01", "withdrawn").by("a-list", "catalogue"));
        assertThat(read("/models/findable/dropped")
                        .select("section:has(#access)")
                        .text())
                .contains("no longer listed");
        record(
                released("findable/both", "2026-03-01"),
                access("findable/both", "2026-03-01", "general_availability"),
                access("findable/both", "2026-04-01", "private_preview").with("/data/audience", "selected_partners"));
        assertThat(read("/models/findable/both")
                        .select("section:has(#access) li")
                        .first()
                        .text())
                .doesNotContain("selected partners");
    }

    @Test
    void the_first_page_begins_with_what_was_recorded_and_then_with_what_comes() {
        record(released("findable/fresh", "2026-10-31")
                .with("/data/name", "Fresh One")
                .seen("2026-10-31"));
        var page = read("/");
        assertThat(page.select("section.week").text()).contains("Recorded ");
        assertThat(page.select("section.week a").eachAttr("href")).anyMatch(link -> link.startsWith("/events/"));
        assertThat(read("/?organisation=findable").select("section.week")).isEmpty();
    }

    @Test
    void lists_call_models_by_name_and_disputes_are_narrowed_to_a_fact() {
        record(
                benchmark("called-bench"),
                released("called/n", "2026-03-01").with("/data/name", "The Next One"),
                released("called/m", "2026-03-01").with("/data/name", "The Called One"),
                released("called/m", "2026-03-05")
                        .with("/data/name", "The Called One")
                        .by("a-called-paper", "press"),
                access("called/m", "2027-02-01", "retired").seen("2026-10-01").with("/data/replacement", "called/n"),
                exact("called/m", "called-bench", "5"),
                price("called/m", "2026-10-01", "10"),
                price("called/m", "2026-10-05", "5"),
                Envelope.of(
                        "expectation.stated",
                        "called/n",
                        "2026-05-01",
                        "{'about': 'pricing', 'expected': 'lower', 'commitment': 'hope'}"));
        for (var path : new String[] {
            "/prices?organisation=called&from=2026-09-01", "/upcoming?organisation=called", "/disputes?fact=released"
        }) {
            assertThat(read(path).select("main a[href=/models/called/m]").text())
                    .as(path)
                    .contains("The Called One");
        }
        assertThat(read("/upcoming?organisation=called")
                        .select("main a[href=/models/called/n]")
                        .text())
                .isEqualTo("The Next One");
        assertThat(read("/expectations?organisation=called")
                        .select("main tbody th")
                        .text())
                .isEqualTo("The Next One");
        assertThat(read("/frontier?benchmark=called-bench").select("main").text())
                .contains("Without a base price in US dollars: The Called One.");
        assertThat(read("/disputes?fact=released").select("article h3").eachText())
                .isNotEmpty()
                .allMatch(line -> line.contains("released"));
        assertThat(get("/v1/disputes?fact=released&limit=100").body()).contains("called/m");
        assertThat(get("/v1/disputes?fact=score&limit=100").body()).doesNotContain("called/m");
        assertThat(ask("/disputes?fact=colour").status()).isEqualTo(400);
    }

    @Test
    void pages_say_how_to_subscribe_with_the_filter_filled_in() {
        assertThat(read("/models/findable/zephyr-opus-7").select(".subscribe a").eachAttr("href"))
                .containsExactly(
                        "/feeds/timeline.atom?model=findable/zephyr-opus-7",
                        "/feeds/timeline.rss?model=findable/zephyr-opus-7",
                        "/feeds/timeline.json?model=findable/zephyr-opus-7",
                        "/feeds/calendar.ics?model=findable/zephyr-opus-7",
                        "/webhooks?models=findable/zephyr-opus-7");
        for (var path :
                new String[] {"/", "/organisations/findable", "/prices", "/upcoming", "/prices?organisation=findable"
                }) {
            read(path)
                    .select(".subscribe a[href^=/feeds]")
                    .forEach(feed -> assertThat(anybody()
                                    .get(feed.attr("href"), "Accept", "*/*")
                                    .status())
                            .as(path + " " + feed.attr("href"))
                            .isEqualTo(200));
        }
    }
}
