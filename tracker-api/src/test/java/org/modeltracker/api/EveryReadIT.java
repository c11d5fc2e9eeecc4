package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.core.TestClock;

/** Rules for every address that can be read, on a tracker of its own with the sample record. */
@Timeout(120)
class EveryReadIT {

    /** They need something that only a delivery, or a page of another host, leaves behind; tests of their own read them. */
    private static final Set<String> LEFT_OUT = Set.of("getDelivery", "getReplay", "getWatch", "getReview");

    /** They tell of this second, carry a token of their own, or say themselves that nobody may keep them. */
    private static final Set<String> KEPT_NOWHERE = Set.of("/actuator", "/sign-in", "/swagger-ui");

    private static final Set<String> FILES = Set.of("/assets/tracker.css", "/assets/tracker.js", "/assets/icon.png");

    private static final Pattern NEXT = Pattern.compile("<https?://[^/]*(/[^>]*)>; *rel=\"?next");

    private static SampleTracker tracker;
    private static Map<String, String> reads;

    @BeforeAll
    static void start() {
        tracker = SampleTracker.start();
        reads = tracker.reads().addresses();
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    @Test
    void every_operation_that_reads_is_walked() {
        var described = new TreeSet<String>();
        tracker.http()
                .get("/v3/api-docs")
                .json()
                .path("paths")
                .forEach(path ->
                        path.path("get").path("operationId").asStringOpt().ifPresent(described::add));
        described.removeAll(LEFT_OUT);
        assertThat(reads.keySet()).isEqualTo(described);
    }

    /** The test client holds each against the description. */
    @Test
    void every_read_answers_as_described() {
        assertThat(statuses()).isEqualTo(reads.keySet().stream().collect(Collectors.toMap(name -> name, _ -> 200)));
    }

    @Test
    void what_is_unchanged_answers_304_at_once_and_70_seconds_later() {
        var tags = new TreeMap<String, String>();
        addresses().forEach(address -> tags.put(address, get(address).header("ETag")));
        assertThat(tags).hasSizeGreaterThan(reads.size() + 40);
        assertThat(changed(tags)).isEmpty();
        tracker.tracker().context().getBean(TestClock.class).advance(Duration.ofSeconds(70));
        assertThat(changed(tags)).isEmpty();
    }

    private static List<String> changed(Map<String, String> tags) {
        return tags.keySet().stream()
                .filter(address -> tags.get(address).isEmpty()
                        || get(address, "If-None-Match", tags.get(address)).status() != 304)
                .toList();
    }

    /** Reads of the API with the next page of each list, tables, pages and documents. */
    private static Set<String> addresses() {
        var addresses = new TreeSet<>(reads.values());
        reads.values().forEach(address -> addresses.addAll(next(address)));
        tables().forEach(name -> addresses.add(asTable(name)));
        Stream.concat(EveryAddress.ALL.stream(), FILES.stream())
                .filter(address -> KEPT_NOWHERE.stream().noneMatch(address::startsWith))
                .map(address -> address.replace("accepted/m", "meta/muse-spark").replace("accepted", "meta"))
                .filter(address -> get(address).status() == 200)
                .forEach(addresses::add);
        return addresses;
    }

    /** A page that shows who is signed in is kept nowhere, so pages are read without a key. */
    private static Http http(String address) {
        return address.startsWith("/v1/") ? tracker.http() : tracker.http().with(null);
    }

    private static Answer get(String address, String... headers) {
        return http(address).get(address, headers);
    }

    private static Set<String> next(String address) {
        var link = NEXT.matcher(tracker.http().get(address).header("Link"));
        return link.find() ? Set.of(link.group(1)) : Set.of();
    }

    private static String asTable(String name) {
        var address = reads.get(name);
        return address + (address.contains("?") ? "&" : "?") + "format=csv";
    }

    /** Exports keep the exact value as JSON beside their flat columns, because programs read them back. */
    @Test
    void no_cell_of_a_table_holds_json() {
        var tables = tables();
        assertThat(tables).hasSizeGreaterThan(25);
        tables.forEach(name -> {
            var table = tracker.http().get(asTable(name));
            assertThat(table.status()).as(name).isEqualTo(200);
            assertThat(JsonCells.of(table.body())).as(name).isEmpty();
        });
    }

    private static Set<String> tables() {
        var tables = new TreeSet<String>();
        tracker.http().get("/v3/api-docs").json().path("paths").forEach(path -> {
            var read = path.path("get");
            if (read.path("responses").path("200").path("content").has("text/csv")) {
                tables.add(read.path("operationId").asString());
            }
        });
        tables.retainAll(reads.keySet());
        tables.removeAll(Set.of("getExport", "getExportVersion"));
        return tables;
    }

    @Test
    void head_is_get_without_the_body() {
        addresses().forEach(name -> {
            var get = get(name);
            var head = http(name).send(http(name).request(name).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.status()).as(name).isEqualTo(200);
            assertThat(head.body()).as(name).isEmpty();
            assertThat(headers(head)).as(name).isEqualTo(headers(get));
        });
    }

    private static Map<String, List<String>> headers(Answer answer) {
        var headers = new TreeMap<>(answer.raw().headers().map());
        headers.keySet().removeAll(Set.of("date", "keep-alive", "connection"));
        headers.remove("content-length", List.of("0")); // Tomcat leaves it out of answers to HEAD
        return headers;
    }

    private static Map<String, Integer> statuses() {
        var statuses = new TreeMap<String, Integer>();
        reads.forEach((name, address) ->
                statuses.put(name, tracker.http().get(address).status()));
        return statuses;
    }
}
