package org.modeltracker.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.core.TestWire;
import org.modeltracker.core.claim.EnvelopeReader.Reading;
import org.modeltracker.core.claim.EnvelopeReader.Reading.Faulty;
import org.modeltracker.core.claim.EnvelopeReader.Reading.Malformed;
import org.modeltracker.core.claim.EnvelopeReader.Reading.Read;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.InputError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** That every type can be read stands in GoldenTest. */
class EnvelopeReaderTest {

    private static final String PRICE = """
            {"type": "pricing.changed", "model": "lab/one", "effective": "2026-04-07", "observed_at": "2026-04-09T08:00:00Z",
             "source": {"publisher": "lab", "kind": "official", "url": "https://lab.example/prices", "published": "2026-04"},
             "data": {"channel": "first_party_api", "disclosure": "disclosed", "currency": "USD",
                      "prices": [{"component": "input", "amount": "3", "per": "1M_tokens", "conditions": {"until": "2026-12"}}]}}
            """;
    private static final String SCORE = """
            {"type": "benchmark.published", "model": "lab/one", "observed_at": "2026-04-09",
             "source": {"publisher": "lab", "kind": "official"},
             "data": {"benchmark": "bench", "score": {"kind": "exact", "value": 59}}}
            """;
    private static final String CORRECTION = """
            {"type": "claim.corrected", "model": "lab/one", "observed_at": "2026-04-09",
             "source": {"publisher": "lab", "kind": "official"},
             "data": {"corrects": "0195a1b2-c3d4-7000-9000-000000000001", "reason": "it was wrong",
                      "replacement": {"type": "pricing.changed", "data": {"channel": "first_party_api", "disclosure": "free"}}}}
            """;

    private final EnvelopeReader reader = EnvelopeReaders.reader();

    @Test
    void an_envelope_without_faults_is_a_draft_under_its_own_id() {
        var id = UUID.randomUUID();
        assertThat(read(with(PRICE, "/id", id.toString())))
                .isInstanceOfSatisfying(
                        Read.class, read -> assertThat(read.draft().id()).isEqualTo(id));
    }

    @Test
    void without_an_id_one_is_drawn() {
        assertThat(read(tree(PRICE)))
                .isInstanceOfSatisfying(
                        Read.class, read -> assertThat(read.draft().id()).isEqualTo(EnvelopeReaders.DRAWN));
    }

    @Test
    void without_effective_it_held_at_the_latest_on_the_day_of_observation() {
        var claim = claim(without(PRICE, "/effective"));
        assertThat(claim.effective()).hasToString("2026-04-09");
        assertThat(claim.effectiveBasis()).isEqualTo(EffectiveBasis.FIRST_SEEN);
    }

    @Test
    void with_effective_it_is_stated_unless_said_otherwise() {
        assertThat(claim(tree(PRICE)).effectiveBasis()).isEqualTo(EffectiveBasis.STATED);
        assertThat(claim(with(PRICE, "/effective_basis", "first_seen")).effectiveBasis())
                .isEqualTo(EffectiveBasis.FIRST_SEEN);
    }

    @ParameterizedTest
    @CsvSource({
        "/effective, 2026-02-30",
        "/effective, 2026-13",
        "/observed_at, 2026-04-31",
        "/observed_at, 2026-04-09T25:00:00Z",
        "/source/published, 2025-02-29",
        "/data/prices/0/conditions/until, 2026-00",
    })
    void an_impossible_date_is_a_fault_where_it_stands(String pointer, String date) {
        assertFaults(with(PRICE, pointer, date), pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "/type, model.painted",
        "/type, ''",
        "/schema_version, 2",
        "/model, Lab/One",
        "/model, lab",
        "/effective, 'coming weeks'",
        "/effective, 2026-Q5",
        "/effective_basis, guessed",
        "/observed_at, 2026-04",
        "/observed_at, 2026-04-09T08:00:00",
        "/source/kind, rumour",
        "/source/publisher, 'The Lab'",
        "/source/url, 'ftp://lab.example/prices'",
        "/source/url, 'javascript:alert(1)'",
        "/quote, ''",
        "/id, 7",
        "/data/channel, telephone",
        "/data/disclosure, secret",
        "/data/currency, dollars",
        "/data/prices/0/amount, -3",
        "/data/prices/0/amount, 3e0",
        "/data/prices/0/component, 'Input tokens'"
    })
    void a_value_of_the_wrong_form_is_a_fault_where_it_stands(String pointer, String value) {
        assertFaults(with(PRICE, pointer, value), pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/recorded_at", "/position", "/recorded_by", "/colour", "/source/colour", "/data/colour"})
    void an_unknown_field_is_a_fault_and_so_is_what_only_the_log_may_say(String pointer) {
        assertFaults(with(PRICE, pointer, "2026-04-09"), pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/type", "/observed_at", "/source", "/data", "/source/publisher", "/data/channel"})
    void a_missing_field_is_a_fault_where_it_should_stand(String pointer) {
        assertFaults(without(PRICE, pointer), pointer);
    }

    @Test
    void a_number_where_a_decimal_text_belongs_is_a_fault() {
        var envelope = tree(PRICE);
        ((ObjectNode) envelope.at("/data/prices/0")).put("amount", 3);
        assertFaults(envelope, "/data/prices/0/amount");
    }

    @Test
    void exactly_one_subject_is_named() {
        assertFaults(without(PRICE, "/model"), "");
        assertFaults(with(PRICE, "/benchmark", "bench"), "");
    }

    @Test
    void the_subject_is_of_the_kind_that_the_type_is_about() {
        assertFaults(with(without(PRICE, "/model").toString(), "/organisation", "lab"), "/organisation");
    }

    @Test
    void every_fault_is_named_at_once() {
        var envelope = with(with(PRICE, "/source/kind", "rumour").toString(), "/data/currency", "dollars");
        assertFaults(with(envelope.toString(), "/colour", "red"), "/source/kind", "/colour", "/data/currency");
    }

    @Test
    void every_impossible_date_is_named_at_once() {
        var envelope = with(with(PRICE, "/effective", "2026-02-30").toString(), "/observed_at", "2026-04-31");
        assertFaults(
                with(envelope.toString(), "/source/published", "2026-13"),
                "/effective",
                "/observed_at",
                "/source/published");
    }

    @Test
    void every_impossible_date_within_data_is_named_at_once() {
        var envelope = with(PRICE, "/data/prices/0/conditions/until", "2026-13");
        assertFaults(
                with(envelope.toString(), "/effective", "2026-02-30"), "/data/prices/0/conditions/until", "/effective");
        var correction = tree(CORRECTION);
        ((ObjectNode) correction.at("/data/replacement")).set("data", envelope.path("data"));
        assertFaults(correction, "/data/replacement/data/prices/0/conditions/until");
    }

    @Test
    void an_impossible_date_is_told_apart_from_one_of_the_same_name() {
        var looked = """
                {"type": "source.observed", "organisation": "shop", "observed_at": "2026-04-09",
                 "source": {"publisher": "shop", "kind": "catalogue"},
                 "data": {"publisher": "shop", "observed_at": "2026-04-31", "digest": "d"}}
                """;
        assertFaults(tree(looked), "/data/observed_at");
    }

    @Test
    void a_replacement_has_the_shape_of_its_own_type() {
        assertThat(read(tree(CORRECTION))).isInstanceOf(Read.class);
        assertFaults(
                with(CORRECTION, "/data/replacement/data/disclosure", "secret"), "/data/replacement/data/disclosure");
        assertFaults(with(CORRECTION, "/data/replacement/type", "model.painted"), "/data/replacement/type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"type\": }",
                "nonsense",
                "{} {}",
                "{\"type\": \"model.released\", \"type\": \"model.released\"}"
            })
    void what_is_no_json_is_malformed(String text) {
        assertThat(reader.read(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void nesting_without_end_is_malformed() {
        assertThat(reader.read("[".repeat(100_000))).isInstanceOf(Malformed.class);
        assertThat(reader.read("{\"data\":".repeat(40) + "1" + "}".repeat(40))).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "7", "\"text\"", "{}"})
    void json_that_is_no_envelope_is_faulty(String text) {
        assertThat(reader.read(text)).isInstanceOf(Faulty.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1.5", "-1"})
    void a_number_that_cannot_be_is_a_fault_and_costs_nothing(String number) {
        var text = SCORE.replace("\"exact\"", "\"ordinal\"").replace("\"value\": 59", "\"rank\": " + number);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(reader.read(text)).isInstanceOf(Faulty.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e-20000", "-1e16"})
    void a_score_beyond_all_measure_is_a_fault_and_costs_nothing(String number) {
        var text = SCORE.replace("59", number);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(reader.read(text)).isInstanceOf(Faulty.class));
    }

    @Test
    void a_text_of_the_wrong_form_is_told_the_forms_in_words() {
        var faults = faults(with(PRICE, "/effective", "2026-H1"));
        assertThat(faults).extracting(InputError::pointer).containsExactly("/effective");
        assertThat(faults.getFirst().detail())
                .contains("2026,", "2026-Q3", "2026-04,", "2026-04-07", "RFC 3339 instant")
                .doesNotContain("^", "[0-9]", "regex");
        assertThat(faults(with(PRICE, "/data/prices/0/amount", "1,25"))
                        .getFirst()
                        .detail())
                .contains("decimal string")
                .doesNotContain("^");
        assertThat(faults(with(CORRECTION, "/data/replacement/data/currency", "dollar"))
                        .getFirst()
                        .detail())
                .contains("ISO 4217")
                .doesNotContain("^");
    }

    @Test
    void every_pattern_of_a_schema_has_a_description_for_whom_it_refuses() throws IOException {
        for (var name : Stream.concat(Stream.of("envelope"), TestWire.VOCABULARY.types().stream())
                .toList()) {
            try (var file = EnvelopeReader.class.getResourceAsStream("/schemas/" + name + ".json")) {
                assertThat(TestWire.JSON.readTree(file).findParents("pattern").stream()
                                .filter(definition -> definition.path("pattern").isString()))
                        .as(name)
                        .allMatch(definition -> definition.path("description").isString());
            }
        }
    }

    private List<InputError> faults(JsonNode envelope) {
        return ((Faulty) read(envelope)).faults();
    }

    private Reading read(JsonNode envelope) {
        return reader.read(envelope.toString());
    }

    private Claim claim(JsonNode envelope) {
        return ((Read) read(envelope)).draft().claim();
    }

    private void assertFaults(JsonNode envelope, String... pointers) {
        assertThat(read(envelope))
                .isInstanceOfSatisfying(
                        Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(InputError::pointer)
                                .containsOnly(pointers));
    }

    private static JsonNode tree(String text) {
        return TestWire.JSON.readTree(text);
    }

    private static JsonNode with(String text, String pointer, String value) {
        var envelope = tree(text);
        parent(envelope, pointer).put(name(pointer), value);
        return envelope;
    }

    private static JsonNode without(String text, String pointer) {
        var envelope = tree(text);
        parent(envelope, pointer).remove(name(pointer));
        return envelope;
    }

    private static ObjectNode parent(JsonNode envelope, String pointer) {
        return (ObjectNode) envelope.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}
