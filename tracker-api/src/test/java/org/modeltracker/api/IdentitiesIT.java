package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.about;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One model, one page: whatever is identified as a model is read there. */
@Timeout(60)
class IdentitiesIT extends ApiContext {

    private static Envelope identified(String listing, String model, String facets) {
        return about("model", listing, "model.identified", """
                {'same_as': '%s', 'basis': 'editor', 'reason': 'the shop says so'%s}
                """.formatted(model, facets))
                .with("/effective_basis", "first_seen");
    }

    private static Envelope resold(String listing, String state) {
        return access(listing, "2026-02-01", state)
                .with("/data/channel", "aggregator")
                .with("/data/provider", listing.substring(0, listing.indexOf('/')))
                .by("a-list", "catalogue");
    }

    @Test
    void listings_are_answers_of_their_model_and_every_spelling_is_an_address() {
        record(released("whole/m-1.0", "2026-01-15"), access("whole/m-1.0", "2026-01-15", "general_availability"));
        record(released("whole-shop/m-1_3a0", "2026-01-15"));
        record(resold("whole-shop/m-1_3a0", "general_availability"));
        var before = head();
        var old = get("/v1/models/whole-shop/m-1_3a0/access?as_of=" + before).body();
        record(identified("whole-shop/m-1_3a0", "whole/m-1.0", ", 'snapshot': '2025-12-31'"));

        assertThat(get("/v1/models/whole-shop/m-1_3a0/access?as_of=" + before).body())
                .isEqualTo(old);
        var answer = get("/v1/models/whole-shop/m-1_3a0/access");
        assertThat(answer.json().path("model").asString()).isEqualTo("whole/m-1.0");
        assertThat(answer.header("Content-Location")).isEqualTo("/v1/models/whole/m-1.0/access");
        assertThat(data("/v1/models/whole/m-1.0/access")).hasSize(2).anySatisfy(item -> {
            assertThat(item.path("provider").asString()).isEqualTo("whole-shop");
            assertThat(item.path("snapshot").asString()).isEqualTo("2025-12-31");
            assertThat(item.path("listed_as").asString()).isEqualTo("m-1:0");
        });
        assertThat(texts(data("/v1/models?organisation=whole&organisation=whole-shop"), "/model"))
                .containsExactly("whole/m-1.0");
        assertThat(array("/v1/organisations/whole-shop", "/models")).isEmpty();
        assertThat(texts(data("/v1/models/whole/m-1.0/timeline"), "/type")).contains("model.identified");
    }

    @Test
    void another_spelling_of_a_known_model_is_an_address_too_and_a_snapshot_is_not() {
        record(released("anthropic/claude-opus-9.6", "2026-01-15"));
        var answer = get("/v1/models/anthropic/claude-opus-9-6");
        assertThat(answer.json().path("model").asString()).isEqualTo("anthropic/claude-opus-9.6");
        assertThat(answer.header("Content-Location")).isEqualTo("/v1/models/anthropic/claude-opus-9.6");
        assertThat(anybody()
                        .get("/v1/models/anthropic/claude-opus-9-6-20260115")
                        .status())
                .isEqualTo(404);
        assertThat(anybody().get("/v1/models/nobody/claude-opus").status()).isEqualTo(404);
    }

    @Test
    void the_decision_that_counts_is_listed_with_its_reason_as_of_any_position() {
        record(released("listed/m", "2026-01-15"));
        var decided = record(identified("listed-shop/m", "listed/m", ", 'region': 'eu'"));
        var items = data("/v1/identities?model=listed/m");
        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.path("listing").asString()).isEqualTo("listed-shop/m");
            assertThat(item.path("provider").asString()).isEqualTo("listed-shop");
            assertThat(item.path("region").asString()).isEqualTo("eu");
            assertThat(item.path("basis").asString()).isEqualTo("editor");
            assertThat(item.path("event_id").asString()).isEqualTo(id(decided).toString());
        });
        assertThat(data("/v1/identities?provider=listed-shop&as_of=" + (position(decided) - 1)))
                .isEmpty();
        retract(decided);
        assertThat(data("/v1/identities?provider=listed-shop")).isEmpty();
        assertThat(data("/v1/identities?provider=listed-shop&as_of=" + position(decided)))
                .hasSize(1);
    }

    @Test
    void a_circle_and_an_unknown_model_are_refused_by_name() {
        record(released("round/a", "2026-01-15"), released("round/b", "2026-01-15"));
        record(identified("round/a", "round/b", ""));
        var circle =
                http().post("/v1/events", identified("round/b", "round/a", "").toString());
        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.json().path("type").asString()).endsWith("identity-circle");
        assertThat(circle.json().at("/errors/0/pointer").asString()).isEqualTo("/data/same_as");
        var unknown = http().post(
                        "/v1/events", identified("round/b", "round/nowhere", "").toString());
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().at("/errors/0/pointer").asString()).isEqualTo("/data/same_as");
    }

    @Test
    void the_price_of_the_maker_and_that_of_its_listing_are_one_answer_and_disputed() {
        record(released("sold/m-4.6", "2026-01-15"), price("sold/m-4.6", "2026-02-01", "25"));
        record(identified("sold/m-4-6", "sold/m-4.6", ""));
        record(price("sold/m-4-6", "2026-02-01", "20").by("a-list", "catalogue"));
        var items = data("/v1/models/sold/m-4.6/pricing");
        assertThat(items)
                .singleElement()
                .satisfies(item -> assertThat(item.path("disputed").asBoolean()).isTrue());
        assertThat(array("/v1/models/sold/m-4.6", "/disputes")).hasSize(1);
        assertThat(get("/v1/compare?model=sold/m-4-6").json().path("models").toString())
                .contains("sold/m-4.6")
                .doesNotContain("sold/m-4-6");
    }

    @Test
    void one_build_or_listing_is_asked_for_and_the_card_counts_them() {
        record(released("facets/m", "2026-01-15"), released("facets-shop/m-1", "2026-01-15"));
        record(released("facets-shop/m-2", "2026-01-15"));
        record(resold("facets-shop/m-1", "general_availability"), resold("facets-shop/m-2", "deprecated"));
        record(identified("facets-shop/m-1", "facets/m", ", 'snapshot': '2026-01'"));
        record(identified("facets-shop/m-2", "facets/m", ", 'variant': 'thinking'"));
        assertThat(texts(data("/v1/models/facets/m/access?snapshot=2026-01"), "/listed_as"))
                .containsExactly("m-1");
        assertThat(texts(data("/v1/models/facets/m/access?variant=thinking"), "/listed_as"))
                .containsExactly("m-2");
        assertThat(texts(data("/v1/models/facets/m/access/history?listed_as=m-2"), "/variant"))
                .isNotEmpty()
                .containsOnly("thinking");
        assertThat(data("/v1/models/facets/m/pricing?variant=fp8")).isEmpty();
        var card = get("/v1/models/facets/m").json();
        assertThat(card.path("listings").asInt()).isEqualTo(2);
        assertThat(card.path("snapshots").toString()).isEqualTo("[\"2026-01\"]");
        assertThat(card.path("variants").toString()).isEqualTo("[\"thinking\"]");
        assertThat(card.path("also_known_as").toString()).isEqualTo("[\"facets-shop/m-1\",\"facets-shop/m-2\"]");
    }

    @Test
    void a_model_that_only_has_builds_was_released_with_the_first() {
        record(identified("built/m", "built/m", ""));
        record(released("built/m-2026-03-01", "2026-03-01"), released("built/m-2026-02-01", "2026-02-01"));
        record(identified("built/m-2026-03-01", "built/m", ", 'snapshot': '2026-03-01'"));
        record(identified("built/m-2026-02-01", "built/m", ", 'snapshot': '2026-02-01'"));
        assertThat(get("/v1/models/built/m").json().at("/release/effective").asString())
                .isEqualTo("2026-02-01");
    }

    @Test
    void the_release_of_a_shops_listing_does_not_dispute_that_of_the_model() {
        record(released("begun/m", "2026-02-01"), released("begun-shop/m", "2024-01-01"));
        record(identified("begun-shop/m", "begun/m", ""));
        var card = get("/v1/models/begun/m").json();
        assertThat(card.at("/release/effective").asString()).isEqualTo("2026-02-01");
        assertThat(card.at("/release/disputed").asBoolean()).isFalse();
        assertThat(texts(data("/v1/models?organisation=begun"), "/released")).containsExactly("2026-02-01");
    }
}
