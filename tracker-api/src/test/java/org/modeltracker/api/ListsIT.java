package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.about;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.disclosure;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lists: their pages, filters and forms. */
@Timeout(60)
class ListsIT extends ApiContext {

    @Test
    void pages_neither_skip_nor_repeat_while_claims_come_in() {
        IntStream.range(10, 30).forEach(n -> record(announced("paging/m-" + n, "2026-01-15")));
        var seen = new ArrayList<String>();
        var path = "/v1/models?organisation=paging&limit=7";
        int added = 0;
        while (path != null) {
            var answer = get(path);
            seen.addAll(texts(answer.json().path("data").valueStream().toList(), "/model"));
            record(announced("paging/a-" + added++, "2026-01-15"), announced("paging/z-" + added, "2026-01-15"));
            path = next(answer.header("Link"));
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.range(10, 30).mapToObj(n -> "paging/m-" + n).toList());
    }

    @Test
    void a_page_tells_where_the_next_one_is() {
        record(announced("linked/a", "2026-01-15"), announced("linked/b", "2026-01-15"));
        var first = get("/v1/models?organisation=linked&limit=1");
        assertThat(first.header("Link")).matches("<[^>]*cursor=[^>]+>; rel=\"next\"");
        assertThat(first.json().at("/page/has_more").asBoolean()).isTrue();
        var last = get(next(first.header("Link")));
        assertThat(texts(last.json().path("data").valueStream().toList(), "/model"))
                .containsExactly("linked/b");
        assertThat(last.header("Link")).isEmpty();
        assertThat(last.json().at("/page/next_cursor").isNull()).isTrue();
    }

    @Test
    void a_spreadsheet_runs_nothing_of_what_it_is_given() {
        record(announced("csv/formula", "2026-01-15").with("/data/name", "=HYPERLINK(\"http://evil\")"));
        record(
                announced("csv/plus", "2026-01-15").with("/data/name", "+1"),
                announced("csv/at", "2026-01-15").with("/data/name", "@SUM(A1)"));
        var table = anybody().get("/v1/models?organisation=csv", "Accept", "text/csv");
        assertThat(table.status()).isEqualTo(200);
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.body()).contains("'=HYPERLINK", "'+1", "'@SUM").doesNotContainPattern("[,\\n\"][=+@]");
        assertThat(table.body().lines().findFirst().orElse("")).contains("model", "open_source_status");
        assertThat(get("/v1/models?organisation=csv&format=csv").body()).isEqualTo(table.body());
        for (var list : List.of(
                "/v1/benchmarks",
                "/v1/organisations",
                "/v1/disputes",
                "/v1/timeline",
                "/v1/events",
                "/v1/models/csv/plus/access")) {
            assertThat(get(list + "?format=csv").header("Content-Type"))
                    .as(list)
                    .startsWith("text/csv");
        }
    }

    @Test
    void models_are_filtered_and_sorted() {
        record(released("listed/a", "2026-03-01").with("/data/family", "first").withJson("/data/aliases", "['Ay']"));
        record(released("listed/b", "2026-02-01"), announced("listed/c", "2026-01-15"));
        record(access("listed/a", "2026-05-01", "public_preview"), status("listed/b", "2026-05-01", "open_weights"));
        record(access("listed/b", "2026-05-01", "public_preview").with("/data/channel", "aggregator"));
        record(disclosure("listed/c", "2026-05-01", "contact_sales"));
        assertThat(listed("")).containsExactly("a", "b", "c");
        assertThat(listed("sort=-model")).containsExactly("c", "b", "a");
        assertThat(listed("sort=released")).containsExactly("b", "a", "c");
        assertThat(listed("sort=-released")).containsExactly("a", "b", "c");
        assertThat(listed("access_state=public_preview")).containsExactly("a", "b");
        assertThat(listed("access_state=public_preview&channel=aggregator")).containsExactly("b");
        assertThat(listed("open_source_status=open_weights")).containsExactly("b");
        assertThat(listed("pricing_disclosure=contact_sales")).containsExactly("c");
        assertThat(listed("family=first")).containsExactly("a");
        assertThat(listed("callable=true")).containsExactly("a", "b");
        assertThat(listed("callable=false")).containsExactly("c");
        assertThat(listed("sort=-openness")).containsExactly("b", "a", "c");
        assertThat(listed("sort=family")).containsExactly("a", "b", "c");
        assertThat(listed("q=ay")).containsExactly("a");
        assertThat(listed("q=LISTED/B")).containsExactly("b");
        assertThat(listed("q=%25")).isEmpty();
        assertThat(listed("open_source_status=open_weights&effective_at=2026-04-30"))
                .isEmpty();
    }

    @Test
    void models_are_found_by_words_in_any_spelling_and_sorted_by_price_context_and_change() {
        record(
                released("found/alpha-opus-4.6", "2026-03-01")
                        .with("/data/name", "Alpha Opus 4.6")
                        .withJson("/data/context_tokens", "200000")
                        .withJson("/data/modalities", "['text', 'image']"),
                released("found/alpha-opus-4", "2026-01-01"),
                released("found/beta", "2026-02-01").withJson("/data/context_tokens", "1000000"));
        record(sold("found/alpha-opus-4.6", "found", "5", "25"), sold("found/alpha-opus-4.6", "shop", "1", "2"));
        record(sold("found/beta", "shop", "0.5", "30"), sold("found/beta", "another-shop", "0.4", "31"));
        record(status("found/beta", "2026-05-02", "open_weights").with("/data/license", "Apache-2.0"));
        assertThat(found("q=opus 4-6")).containsExactly("alpha-opus-4.6");
        assertThat(found("q=OPUS4")).containsExactly("alpha-opus-4.6", "alpha-opus-4");
        assertThat(found("q=alpha opsu")).hasSize(2).first().isEqualTo("alpha-opus-4.6");
        assertThat(found("q=opus&sort=-model")).containsExactly("alpha-opus-4.6", "alpha-opus-4");
        assertThat(found("sort=input_price")).containsExactly("beta", "alpha-opus-4.6", "alpha-opus-4");
        assertThat(found("sort=-input_price")).containsExactly("alpha-opus-4.6", "beta", "alpha-opus-4");
        assertThat(found("sort=output_price")).containsExactly("alpha-opus-4.6", "beta", "alpha-opus-4");
        assertThat(found("sort=-context")).containsExactly("beta", "alpha-opus-4.6", "alpha-opus-4");
        assertThat(found("sort=-changed")).containsExactly("beta", "alpha-opus-4.6", "alpha-opus-4");
        assertThat(found("sort=-sellers")).containsExactly("alpha-opus-4.6", "beta", "alpha-opus-4");
        assertThat(found("sort=seller")).containsExactly("beta", "alpha-opus-4.6", "alpha-opus-4");
        record(benchmark("found-bench"), exact("found/alpha-opus-4", "found-bench", "5"));
        assertThat(found("sort=-benchmarks")).first().isEqualTo("alpha-opus-4");
        assertThat(found("sort=name")).containsExactly("alpha-opus-4.6", "alpha-opus-4", "beta");
        assertThat(found("max_input_price=0.4")).containsExactly("beta");
        assertThat(found("max_output_price=30")).containsExactly("alpha-opus-4.6");
        assertThat(found("open_weights=true")).containsExactly("beta");
        assertThat(found("license=apache-2.0")).containsExactly("beta");
        assertThat(found("min_context=200001")).containsExactly("beta");
        assertThat(found("modality=image")).containsExactly("alpha-opus-4.6");
        assertThat(found("released_since=2026-02")).containsExactly("alpha-opus-4.6", "beta");
        assertThat(found("max_input_price=0.4&effective_at=2026-04-30")).isEmpty();
        var page = get("/v1/models?organisation=found&limit=1").json();
        assertThat(page.at("/page/total").asInt()).isEqualTo(3);
        var item = get("/v1/models?organisation=found&q=beta").json().at("/data/0");
        assertThat(item.path("headline_price").toString())
                .isEqualTo(
                        "{\"input\":\"0.4\",\"output\":\"31\",\"currency\":\"USD\",\"provider\":\"another-shop\",\"basis\":\"cheapest_seller\"}");
        assertThat(item.path("last_changed").asString()).isEqualTo("2026-05-02");
        assertThat(anybody().get("/v1/models?sort=price").body()).contains("?sort", "input_price");
    }

    @Test
    void a_list_follows_each_change_and_a_past_one_stays() {
        record(released("followed/a", "2026-03-01"), sold("followed/a", "followed", "5", "25"));
        long before = head();
        var first = get("/v1/models?organisation=followed&as_of=" + before).body();
        for (var price : List.of("4", "3", "2")) {
            record(sold("followed/a", "followed", price, "25")
                    .with("/effective", "2026-05-1" + (9 - Integer.parseInt(price))));
            assertThat(get("/v1/models?organisation=followed")
                            .json()
                            .at("/data/0/headline_price/input")
                            .asString())
                    .isEqualTo(price);
        }
        var last = record(released("followed/b", "2026-03-02"));
        assertThat(texts(data("/v1/models?organisation=followed"), "/model"))
                .containsExactly("followed/a", "followed/b");
        retract(last);
        assertThat(get("/v1/models?organisation=followed&as_of=" + before).body())
                .isEqualTo(first);
    }

    private static Envelope sold(String model, String provider, String input, String output) {
        return about("model", model, "pricing.changed", """
                {'channel': 'aggregator', 'provider': '%s', 'disclosure': 'disclosed', 'currency': 'USD', 'prices': [
                 {'component': 'input', 'amount': '%s', 'per': '1M_tokens'},
                 {'component': 'output', 'amount': '%s', 'per': '1M_tokens'}]}
                """.formatted(provider, input, output))
                .with("/effective", "2026-05-01");
    }

    @Test
    void what_can_be_called_is_a_state_of_an_api_for_customers() {
        var states = List.of(
                "announced",
                "waitlist",
                "private_preview",
                "public_preview",
                "limited_availability",
                "general_availability",
                "legacy",
                "deprecated",
                "extended_access",
                "retired",
                "suspended",
                "withdrawn");
        states.forEach(state -> record(
                released("callable/" + state.replace('_', '-'), "2026-03-01"),
                access("callable/" + state.replace('_', '-'), "2026-05-01", state)));
        record(released("callable/app", "2026-03-01"));
        record(Envelope.of(
                "app_access.changed",
                "callable/app",
                "2026-05-01",
                "{'channel': 'consumer_app', 'state': 'general_availability'}"));
        assertThat(texts(data("/v1/models?organisation=callable&callable=true"), "/model"))
                .containsExactly(
                        "callable/deprecated",
                        "callable/extended-access",
                        "callable/general-availability",
                        "callable/legacy",
                        "callable/limited-availability",
                        "callable/public-preview");
    }

    private List<String> found(String query) {
        return texts(data("/v1/models?organisation=found&" + query.replace(" ", "%20")), "/model").stream()
                .map(model -> model.substring("found/".length()))
                .toList();
    }

    @Test
    void what_a_moving_pointer_has_is_shown_as_such_and_found_by_no_filter() {
        record(announced("pointed/own", "2026-01-15"), announced("pointed/latest", "2026-01-15"));
        record(access("pointed/own", "2026-05-01", "public_preview"), price("pointed/own", "2026-05-01", "5"));
        record(access("pointed/latest", "2026-05-01", "public_preview").withJson("/data/alias", "true"));
        record(price("pointed/latest", "2026-05-01", "5").withJson("/data/alias", "true"));
        var models = data("/v1/models?organisation=pointed");
        assertThat(texts(models, "/access/0/alias")).containsExactly("true", "false");
        assertThat(texts(models, "/pricing/0/alias")).containsExactly("true", "false");
        for (var filter :
                List.of("access_state=public_preview", "channel=first_party_api", "pricing_disclosure=disclosed")) {
            assertThat(texts(data("/v1/models?organisation=pointed&" + filter), "/model"))
                    .as(filter)
                    .containsExactly("pointed/own");
        }
    }

    @Test
    void a_comma_is_part_of_a_value_and_several_values_are_several_parameters() {
        record(
                announced("comma/a", "2026-01-15").with("/data/family", "one, two"),
                announced("comma/b", "2026-01-15").with("/data/family", "one"));
        var families = "/v1/models?organisation=comma&family=";
        assertThat(texts(data(families + "one,%20two"), "/model")).containsExactly("comma/a");
        assertThat(texts(data(families + "one,%20two&family=one"), "/model")).containsExactly("comma/a", "comma/b");
        assertThat(data("/v1/events?model=comma/a,comma/b")).isEmpty();
        assertThat(data(families)).as("an empty parameter leaves nothing out").hasSize(2);
    }

    @Test
    void models_are_compared_side_by_side() {
        record(
                announced("compared/a", "2026-01-15"),
                announced("compared/b", "2026-01-15"),
                benchmark("compared-bench"));
        record(status("compared/a", "2026-05-01", "closed"), access("compared/b", "2026-05-01", "public_preview"));
        record(price("compared/a", "2026-05-01", "5"), exact("compared/a", "compared-bench", "5"));
        var answer = get("/v1/compare?model=compared/a&model=compared/b").json();
        assertThat(texts(answer.path("models").valueStream().toList(), "/model"))
                .containsExactly("compared/a", "compared/b");
        var rows = answer.path("data").valueStream().toList();
        assertThat(texts(rows, "/fact")).containsExactly("access", "pricing", "open_source_status", "score");
        assertThat(rows).allMatch(row -> row.path("cells").size() == 2);
        assertThat(rows.get(0).at("/cells/0").isNull()).isTrue();
        assertThat(rows.get(0).at("/cells/1/state").asString()).isEqualTo("public_preview");
        assertThat(data("/v1/compare?model=compared/a&benchmark=another")).hasSize(2);
        assertThat(texts(answer.path("models").valueStream().toList(), "/name"))
                .containsExactly("compared/a", "compared/b");
        var unknown = anybody().get("/v1/compare?model=compared/a&model=compared/nobody");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.at("/detail")).contains("compared/nobody");
    }

    @Test
    void organisations_are_listed_and_told_with_their_models_and_facts() {
        record(about(
                "organisation",
                "an-org",
                "organisation.registered",
                "{'name': 'An Org', 'roles': ['lab'], 'ticker': 'ORG'}"));
        record(about(
                "organisation",
                "an-org",
                "organisation.fact_reported",
                "{'topic': 'spend', 'statement': 'It spends.', 'low': '1', 'high': '2', 'currency': 'USD'}"));
        record(announced("an-org/model", "2026-01-15"));
        assertThat(texts(data("/v1/organisations?limit=100"), "/id")).contains("an-org");
        var card = get("/v1/organisations/an-org").json();
        assertThat(card.path("ticker").asString()).isEqualTo("ORG");
        assertThat(card.at("/facts/0/fact/low").asString()).isEqualTo("1");
        assertThat(card.at("/models/0").asString()).isEqualTo("an-org/model");
    }

    private List<String> listed(String query) {
        return texts(data("/v1/models?organisation=listed&" + query), "/model").stream()
                .map(model -> model.substring("listed/".length()))
                .toList();
    }

    private static String next(String link) {
        return link.isEmpty() ? null : link.substring(link.indexOf("/v1"), link.indexOf('>'));
    }
}
