package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import tools.jackson.databind.JsonNode;

/** What people who keep catalogues reported: each file is imported over HTTP, and the answer is the right one. */
class FieldReportsIT extends ApiContext {

    @AfterEach
    void next_day() {
        later(Duration.ofDays(2));
    }

    @Test
    void a_price_in_euros_is_never_one_in_dollars() {
        modelsDev(
                "'fr-scale': {'models': {'fr-glm': {'name': 'GLM', 'cost': {'input': 1.8, 'output': 5.5, 'currency': 'EUR'}}}}");
        var price = item("/v1/models/fr-scale/fr-glm/pricing");
        assertThat(price.path("currency").asString()).isEqualTo("EUR");
        assertThat(rows(price)).containsExactly("input 1.8", "output 5.5");
    }

    @Test
    void a_price_in_unknown_money_is_skipped_by_name() {
        var run = modelsDev(
                "'fr-coin': {'models': {'fr-one': {'name': 'One', 'cost': {'input': 1, 'output': 2, 'currency': 'POINTS'}}}}");
        assertThat(ImportRuns.skipped(run, "unknown_currency")).isEqualTo(1);
        assertThat(data("/v1/models/fr-coin/fr-one/pricing")).isEmpty();
    }

    @Test
    void a_fast_mode_has_its_own_price() {
        modelsDev("""
                'fr-lab': {'models': {'fr-fast': {'name': 'Fast', 'cost': {'input': 5, 'output': 25},
                  'experimental': {'modes': {'fast': {'cost': {'input': 30, 'output': 150},
                                                      'provider': {'body': {'speed': 'fast'}}}}}}}}""");
        assertThat(rows(item("/v1/models/fr-lab/fr-fast/pricing")))
                .containsExactlyInAnyOrder(
                        "input 5", "output 25", "input 30 service_tier=fast", "output 150 service_tier=fast");
    }

    @Test
    void a_long_prompt_at_openrouter_costs_what_its_override_says() {
        openRouter("""
                {'id': 'fr-google/gem-tier', 'name': 'Gem', 'created': 1778613011, 'context_length': 1000000,
                 'pricing': {'prompt': '0.000002', 'completion': '0.000012', 'input_cache_write_1h': '0.000004',
                  'overrides': [{'min_prompt_tokens': 200000, 'prompt': '0.000004', 'completion': '0.000018'}]}}""");
        assertThat(rows(item("/v1/models/openrouter/fr-google_2fgem-tier/pricing")))
                .containsExactlyInAnyOrder(
                        "input 2",
                        "output 12",
                        "cache_write_1h 4",
                        "input 4 min_prompt_tokens=200000",
                        "output 18 min_prompt_tokens=200000");
    }

    @Test
    void an_expiration_date_is_a_retirement_ahead_and_moves_with_the_next_file() {
        openRouter(expiring("2036-12-24"));
        later(Duration.ofDays(2));
        openRouter(expiring("2037-01-24"));
        var place = "/v1/models/openrouter/fr-x_2fold/access";
        assertThat(item(place).path("state").asString()).isEqualTo("deprecated");
        assertThat(item(place + "?effective_at=2036-12-31").path("state").asString())
                .isEqualTo("deprecated");
        assertThat(item(place + "?effective_at=2037-02-01").path("state").asString())
                .isEqualTo("retired");
        later(Duration.ofDays(2));
        openRouter(expiring("null").replace("'null'", "null"));
        assertThat(item(place + "?effective_at=2037-02-01").path("state").asString())
                .isEqualTo("general_availability");
    }

    @Test
    void an_alias_points_to_the_model_that_the_shop_names() {
        openRouter("""
                {'id': '~anthropic/claude-haiku-latest', 'canonical_slug': '~anthropic/claude-haiku-latest', 'name': 'Latest',
                 'created': 1778613011, 'pricing': {'prompt': '0.000001', 'completion': '0.000005'},
                 'alias_target': {'name': 'Claude Haiku 4.5', 'slug': 'anthropic/claude-haiku-4.5'}}""");
        assertThat(texts(data("/v1/identities?provider=openrouter&q=claude-haiku-latest"), "/points_to"))
                .containsExactly("anthropic/claude-haiku-4.5");
    }

    @Test
    void a_mere_change_of_order_or_of_case_reports_nothing() {
        var lower = "'fr-4o': {'name': 'FR-4o', 'cost': {'input': 2.5, 'output': 10}}";
        var upper = "'FR-4o': {'name': 'FR-4o', 'cost': {'input': 9, 'output': 9}}";
        var dotted = "'qwen3:8b': {'name': 'Q', 'cost': {'input': 1, 'output': 1}}";
        var hyphen = "'qwen3-8b': {'name': 'Q', 'cost': {'input': 2, 'output': 2}}";
        modelsDev(models("openai", upper, lower) + "," + models("fr-ollama", dotted, hyphen));
        assertThat(price("/v1/models/openai/fr-4o/pricing")).isEqualTo("2.5");
        later(Duration.ofDays(2));
        var run = modelsDev(models("openai", lower, upper) + "," + models("fr-ollama", hyphen, dotted));
        assertThat(run.path("events").propertyStream().map(Map.Entry::getKey)).containsExactly("source.observed");
        assertThat(counts(run)).isEqualTo("listed 0, vanished 0, priced anew 0");
        assertThat(price("/v1/models/openai/fr-4o/pricing")).isEqualTo("2.5");
    }

    @Test
    void an_id_in_another_case_is_neither_listed_nor_vanished() {
        modelsDev(models("fr-case", "'FR-Model': {'name': 'M', 'cost': {'input': 1, 'output': 2}}"));
        later(Duration.ofDays(2));
        var run = modelsDev(models("fr-case", "'fr-model': {'name': 'M', 'cost': {'input': 3, 'output': 2}}"));
        assertThat(counts(run)).isEqualTo("listed 0, vanished 0, priced anew 1");
        assertThat(run.path("events").has("api_access.changed")).isFalse();
        later(Duration.ofDays(2));
        var again = modelsDev(models("fr-case", "'fr-model': {'name': 'M', 'cost': {'input': 3, 'output': 2}}"));
        assertThat(again.path("events").propertyStream().map(Map.Entry::getKey)).containsExactly("source.observed");
        assertThat(counts(again)).isEqualTo("listed 0, vanished 0, priced anew 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"official", "press"})
    void the_histories_of_a_shop_go_on_when_it_is_renamed_with_all_its_ids(String kind) {
        var before = "fr-before-" + kind;
        var after = "fr-after-" + kind;
        modelsDev(models(before, priced("fr-r1", "1", "2"), priced("fr-r2", "5", "6"), priced("fr-r3", "7", "8")));
        record(Envelope.about(
                        "organisation",
                        after,
                        "organisation.registered",
                        "{'name': 'FR After', 'roles': ['aggregator'], 'formerly': ['%s']}".formatted(before))
                .by(after, kind));
        later(Duration.ofDays(2));
        var renamed = models(after, priced("fr-r1", "3", "2"), priced("fr-r2", "5", "6"), priced("fr-r3", "7", "8"))
                .replace("'models'", "'name': 'Shop After', 'models'");
        var run = modelsDev(renamed);
        assertThat(counts(run)).isEqualTo("listed 0, vanished 0, priced anew 1");
        assertThat(run.path("events").has("api_access.changed"))
                .as("nothing came or went")
                .isFalse();
        assertThat(texts(data("/v1/models/" + before + "/fr-r1/pricing/history"), "/prices/0/amount"))
                .as("one history across the rename")
                .containsSubsequence("1", "3");
        assertThat(texts(data("/v1/models/" + before + "/fr-r1/access"), "/state"))
                .containsExactly("general_availability");
        assertThat(price("/v1/models/" + before + "/fr-r2/pricing")).isEqualTo("5");
        later(Duration.ofDays(2));
        var again = modelsDev(renamed);
        assertThat(again.path("events").propertyStream().map(Map.Entry::getKey)).containsExactly("source.observed");
        var card = get("/v1/organisations/" + after).json();
        assertThat(card.path("roles").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("aggregator", "provider");
        assertThat(card.at("/formerly/0").asString()).isEqualTo(before);
    }

    @Test
    void an_id_that_is_used_again_for_other_weights_is_two_models_told_apart_by_date() {
        record(
                Envelope.released("fr-two/old-weights", "2024-03-01"),
                Envelope.released("fr-two/new-weights", "2026-02-01"));
        record(Envelope.announced("fr-two/used-again", "2024-03-01"));
        record(Envelope.access("fr-two/used-again", "2024-03-01", "general_availability"));
        record(
                Envelope.price("fr-two/used-again", "2024-03-01", "20"),
                Envelope.price("fr-two/used-again", "2026-02-01", "5"));
        identified("2024-03-01", "fr-two/old-weights");
        identified("2026-02-01", "fr-two/new-weights");
        assertThat(get("/v1/models/fr-two/old-weights?effective_at=2024-06-01")
                        .json()
                        .at("/release/effective")
                        .asString())
                .isEqualTo("2024-03-01");
        assertThat(price("/v1/models/fr-two/old-weights/pricing?effective_at=2024-06-01"))
                .isEqualTo("20");
        assertThat(price("/v1/models/fr-two/new-weights/pricing?effective_at=2026-06-01"))
                .isEqualTo("5");
        assertThat(data("/v1/models/fr-two/new-weights/pricing?effective_at=2024-06-01"))
                .isEmpty();
        assertThat(get("/v1/models/fr-two/used-again?effective_at=2024-06-01")
                        .json()
                        .path("model")
                        .asString())
                .as("the address leads to who bore the id then")
                .isEqualTo("fr-two/old-weights");
        assertThat(get("/v1/models/fr-two/used-again?effective_at=2026-06-01")
                        .json()
                        .path("model")
                        .asString())
                .isEqualTo("fr-two/new-weights");
    }

    private void identified(String from, String model) {
        record(Envelope.of(
                        "model.identified",
                        "fr-two/used-again",
                        from,
                        "{'same_as': '%s', 'basis': 'editor', 'reason': 'the id was used again'}".formatted(model))
                .by("an-editor", "community"));
    }

    @Test
    void an_empty_model_leaves_the_others_and_one_that_is_named_twice_is_told() {
        var run = modelsDev(models("fr-empty", "'m1': {}", "'m2': {'name': 'M2'}"));
        assertThat(ImportRuns.skipped(run, "unparseable_entry")).isEqualTo(1);
        assertThat(item("/v1/models/fr-empty/m2/access").path("state").asString())
                .isEqualTo("general_availability");
        var twice = http().post(
                        "/v1/imports/modelsdev?force=true",
                        ("{" + models("fr-empty", "'m1': {}", "'m1': {'name': 'M1'}") + "}").replace('\'', '"'));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.at("/errors/0/detail")).contains("named twice", "m1");
    }

    @Test
    void weights_are_open_or_closed_since_they_were_first_seen_so() {
        modelsDev(models("fr-open", "'fr-w': {'name': 'W', 'open_weights': false}"));
        var status = get("/v1/models/fr-open/fr-w/open-source-status").json();
        assertThat(status.path("status").asString()).isEqualTo("closed");
        assertThat(status.path("since_basis").asString()).isEqualTo("first_seen");
        assertThat(status.at("/source/kind").asString()).isEqualTo("catalogue");
        later(Duration.ofDays(2));
        modelsDev(models("fr-open", "'fr-w': {'name': 'W', 'open_weights': true}"));
        assertThat(get("/v1/models/fr-open/fr-w/open-source-status")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("open_weights");
        assertThat(texts(data("/v1/models?open_source_status=open_weights&organisation=fr-open"), "/model"))
                .containsExactly("fr-open/fr-w");
    }

    @Test
    void context_and_modalities_of_a_catalogue_are_on_the_card_with_their_source() {
        modelsDev(models("fr-ctx", """
                'fr-c': {'name': 'C', 'release_date': '2026-02-01', 'limit': {'context': 131072},
                         'modalities': {'input': ['text', 'image'], 'output': ['text']}}"""));
        var card = get("/v1/models/fr-ctx/fr-c").json();
        assertThat(card.path("context_tokens").asLong()).isEqualTo(131_072);
        assertThat(card.path("modalities").valueStream().map(JsonNode::asString))
                .containsExactly("text", "image");
        assertThat(card.at("/release/source/publisher").asString()).isEqualTo("models.dev");
    }

    /** The counts of the report are those of the events. */
    @Test
    void the_report_counts_what_happened() {
        modelsDev(models(
                "fr-count",
                priced("fr-same", "1", "2"),
                priced("fr-dearer", "1", "2"),
                priced("fr-unpriced", "1", "2"),
                priced("fr-placeholder", "0", "0"),
                priced("fr-gone", "1", "2"),
                "'fr-cache': {'name': 'C', 'cost': {'input': 1, 'output': 2, 'reasoning': 3}}"));
        long head = head();
        later(Duration.ofDays(2));
        var run = modelsDev(models(
                "fr-count",
                priced("fr-same", "1.0", "2.00"),
                priced("fr-dearer", "2", "2"),
                priced("fr-unpriced", "0", "0"),
                priced("fr-placeholder", "1", "2"),
                priced("fr-new", "1", "2"),
                "'fr-cache': {'name': 'C', 'cost': {'input': 1, 'output': 2, 'reasoning': 4}}"));
        assertThat(ImportRuns.names(run, "/offerings/listed/names")).containsExactly("fr-count/fr-new");
        assertThat(ImportRuns.names(run, "/offerings/vanished/names")).containsExactly("fr-count/fr-gone");
        assertThat(ImportRuns.names(run, "/offerings/priced_anew/names"))
                .containsExactly("fr-count/fr-dearer", "fr-count/fr-placeholder", "fr-count/fr-unpriced");
        var events = new TreeMap<String, Integer>();
        var priced = new TreeSet<String>();
        for (var event : data("/v1/events?limit=100&after=" + head)) {
            events.merge(event.path("type").asString(), 1, Integer::sum);
            if (event.path("type").asString().equals("pricing.changed")) {
                priced.add(event.at("/source/locator").asString());
            }
        }
        run.path("events")
                .propertyStream()
                .forEach(count ->
                        assertThat(count.getValue().asInt()).as(count.getKey()).isEqualTo(events.get(count.getKey())));
        assertThat(priced)
                .containsExactly(
                        "fr-count/fr-cache",
                        "fr-count/fr-dearer",
                        "fr-count/fr-gone",
                        "fr-count/fr-new",
                        "fr-count/fr-placeholder",
                        "fr-count/fr-unpriced");
    }

    private static String priced(String id, String input, String output) {
        return "'%s': {'name': 'N', 'cost': {'input': %s, 'output': %s}}".formatted(id, input, output);
    }

    private static String models(String provider, String... models) {
        return "'%s': {'models': {%s}}".formatted(provider, String.join(", ", models));
    }

    private static String expiring(String date) {
        return """
                {'id': 'fr-x/old', 'name': 'Old', 'created': 1778613011, 'expiration_date': '%s',
                 'pricing': {'prompt': '0.000001', 'completion': '0.000002'}}""".formatted(date);
    }

    private JsonNode modelsDev(String providers) {
        return imported("modelsdev", "{" + providers + "}");
    }

    private JsonNode openRouter(String entry) {
        return imported("openrouter", "{'data': [" + entry + "]}");
    }

    private JsonNode imported(String source, String file) {
        var answer = http().post("/v1/imports/" + source + "?force=true", file.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(ImportRuns.state(answer.json())).isEqualTo("done");
        assertThat(ImportRuns.skipped(answer.json(), "refused_by_the_log")).isZero();
        return answer.json();
    }

    private static String counts(JsonNode run) {
        return "listed %d, vanished %d, priced anew %d"
                .formatted(
                        run.at("/offerings/listed/count").asInt(),
                        run.at("/offerings/vanished/count").asInt(),
                        run.at("/offerings/priced_anew/count").asInt());
    }

    private String price(String path) {
        var prices = data(path).stream()
                .filter(item -> item.path("disclosure").asString().equals("disclosed"))
                .toList();
        assertThat(prices).as(path).hasSize(1);
        return prices.getFirst().at("/prices/0/amount").asString();
    }

    private static List<String> rows(JsonNode item) {
        return item.path("prices").valueStream().map(FieldReportsIT::row).toList();
    }

    private static String row(JsonNode price) {
        var row = new StringBuilder(price.path("component").asString())
                .append(' ')
                .append(price.path("amount").asString());
        price.path("conditions")
                .propertyStream()
                .forEach(condition -> row.append(' ')
                        .append(condition.getKey())
                        .append('=')
                        .append(condition.getValue().asString()));
        return row.toString();
    }
}
