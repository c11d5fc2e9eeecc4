package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The examples of the description are answers of a tracker with the sample record. Where an answer has changed, {@code
 * -Dexamples.write=true} writes them again.
 */
@Timeout(120)
class ExamplesIT {

    private static final Path FILE = Path.of("src/main/resources/openapi/examples.ndjson");

    private static SampleTracker tracker;
    private static JsonNode api;

    @BeforeAll
    static void start() throws IOException {
        tracker = SampleTracker.start();
        api = tracker.http().get("/v3/api-docs").json();
        if (Boolean.getBoolean("examples.write")) {
            Files.write(
                    FILE,
                    RealAnswers.of(tracker).values().stream()
                            .map(ObjectNode::toString)
                            .toList());
        }
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    @Test
    void an_example_is_what_the_record_answers() throws IOException {
        var written = new TreeMap<String, JsonNode>();
        Files.readAllLines(FILE).stream()
                .map(JsonMapper.shared()::readTree)
                .forEach(example -> written.put(example.path("operation").asString(), example));
        var now = RealAnswers.ofTheRecord(tracker);
        written.keySet().retainAll(now.keySet());
        assertThat(new TreeMap<String, JsonNode>(now)).isEqualTo(written);
    }

    @Test
    void every_answer_of_the_record_and_about_pages_is_an_example() {
        var shown = new TreeSet<String>();
        each((method, path, operation) -> {
            boolean has = operation
                    .path("responses")
                    .valueStream()
                    .flatMap(answer -> answer.path("content").valueStream())
                    .anyMatch(content -> content.has("example"));
            if (has) {
                shown.add(operation.path("operationId").asString());
            }
        });
        assertThat(shown)
                .containsAll(RealAnswers.ofTheRecord(tracker).keySet())
                .contains(
                        "cancelImport",
                        "importHistory",
                        "createWatch",
                        "decideReview",
                        "getEvidence",
                        "getReview",
                        "getWatch",
                        "listReviews",
                        "listWatches");
    }

    @Test
    void each_is_valid_against_its_schema() {
        assertThat(violations(api)).isEmpty();
    }

    /** Generators follow references wherever they stand, and linters hold an example against the schema of its form. */
    @Test
    void no_example_refers_to_anything_and_none_is_a_text_where_an_object_is_described() {
        each((method, path, operation) -> operation
                .path("responses")
                .valueStream()
                .flatMap(answer -> answer.path("content").valueStream())
                .filter(content -> content.has("example"))
                .forEach(content -> {
                    assertThat(content.path("example").findValues("$ref"))
                            .as(path)
                            .isEmpty();
                    assertThat(content.path("example").isString()
                                    && content.at("/schema/type").asString("").equals("object"))
                            .as(path)
                            .isFalse();
                }));
    }

    @Test
    void each_request_is_valid_against_its_schema() {
        assertThat(requestViolations(api)).isEmpty();
    }

    @Test
    void a_request_that_lacks_what_its_schema_demands_is_found() {
        var lying = api.deepCopy();
        ((ArrayNode) lying.at("/components/schemas/WatchRequest/required")).add("selector");
        assertThat(requestViolations(lying)).anyMatch(found -> found.startsWith("createWatch "));
    }

    private static List<String> requestViolations(JsonNode described) {
        var contract = new Contract(described);
        var found = new ArrayList<String>();
        each((method, path, operation) -> {
            var example = operation.at("/requestBody/content/application~1json/example");
            if (!example.isMissingNode()) {
                contract.requestViolations(method, path, example.toString())
                        .forEach(violation ->
                                found.add(operation.path("operationId").asString() + " " + violation));
            }
        });
        return found;
    }

    @Test
    void a_planted_lie_is_found() {
        var lying = api.deepCopy();
        var schema = (ObjectNode) lying.at("/components/schemas/ModelsAnswer/properties");
        schema.set("title", schema.remove("name"));
        assertThat(violations(lying)).anyMatch(found -> found.startsWith("getModel "));
    }

    private static List<String> violations(JsonNode described) {
        var contract = new Contract(described);
        var found = new ArrayList<String>();
        each((method, path, operation) -> operation
                .path("responses")
                .forEachEntry((status, answer) -> answer.path("content").forEachEntry((type, content) -> {
                    if (content.has("example") && type.endsWith("json") && !type.endsWith("ndjson")) {
                        var text = content.path("example").toString();
                        contract.violations(method, path, Integer.parseInt(status), type, text)
                                .forEach(violation ->
                                        found.add(operation.path("operationId").asString() + " " + violation));
                    }
                })));
        return found;
    }

    private interface Reader {
        void read(String method, String path, JsonNode operation);
    }

    private static void each(Reader reader) {
        api.path("paths")
                .forEachEntry(
                        (path, item) -> item.forEachEntry((method, operation) -> reader.read(method, path, operation)));
    }
}
