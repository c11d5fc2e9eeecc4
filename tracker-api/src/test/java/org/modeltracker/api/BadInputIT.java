package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.about;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.disclosure;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.range;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.score;
import static org.modeltracker.api.Envelope.status;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.api.Http.Answer;
import tools.jackson.databind.JsonNode;

/** Bad input gets the right problem with its places, stores nothing, and learns nothing of what is inside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT extends ApiContext {

    private static final String MODEL = "bad/model";
    private static final int MEGABYTE = 1 << 20;

    private JsonNode standing;
    private JsonNode ended;
    private JsonNode other;
    private JsonNode retraction;
    private JsonNode expectation;

    @FunctionalInterface
    private interface Ask {
        Answer ask();
    }

    /** @param pointers that errors must name, in any order and possibly among others */
    private record Bad(String name, Ask ask, int status, String... pointers) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void something_stands_that_can_be_corrected() {
        record(announced(MODEL, "2026-01-15"), announced("bad/other", "2026-01-15"), benchmark("bad-bench"));
        standing = record(status(MODEL, "2026-05-01", "closed"));
        other = record(status("bad/other", "2026-05-01", "closed"));
        ended = record(access(MODEL, "2026-05-01", "public_preview"));
        retraction = retract(ended);
        expectation = record(
                Envelope.of("expectation.stated", MODEL, "2026-05-01", "{'about': 'pricing', 'commitment': 'hope'}"));
    }

    @ParameterizedTest
    @MethodSource({"envelopes", "facts", "amendments", "bodies", "readings", "keys"})
    void is_refused_with_a_problem_and_stores_nothing(Bad bad) {
        long before = head();
        var answer = bad.ask().ask();
        assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(bad.status());
        assertThat(problem.path("type").asString()).startsWith("https://");
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(texts(problem.path("errors").valueStream().toList(), "/pointer"))
                .containsAll(List.of(bad.pointers()));
        assertThat(problem.path("errors").valueStream())
                .allSatisfy(error -> assertThat(error.path("detail").asString()).isNotBlank());
        assertThat(answer.body())
                .doesNotContainPattern(
                        "(?i)exception|\\bat (org|java|tools)\\.|org\\.(modeltracker\\.(core|api)|springframework|postgresql)")
                .doesNotContainPattern(
                        "(?i)\\b(select|insert|update) .*(from|into|set) |tools\\.jackson|JsonReadFeature|StreamReadConstraints|JsonToken|DeserializationFeature|\\$\\w+\\[");
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void every_fault_is_named_at_once() {
        var answer = post(price(MODEL, "2026-02-30", "x")
                .with("/data/currency", "US")
                .with("/source/url", "ftp://example.org")
                .with("/typo", "x"));
        assertThat(texts(answer.json().path("errors").valueStream().toList(), "/pointer"))
                .contains("/data/prices/0/amount", "/data/currency", "/source/url", "/typo");
    }

    Stream<Bad> envelopes() {
        var fact = status(MODEL, "2026-06-01", "closed");
        return Stream.of(
                bad("no type", fact.without("type"), 422, "/type"),
                bad("an unknown type", fact.with("/type", "model.dreamt"), 422, "/type"),
                bad("a type of the wrong JSON type", fact.withJson("/type", "7"), 422, "/type"),
                bad("no source", fact.without("source"), 422, "/source"),
                bad("no observed_at", fact.without("observed_at"), 422, "/observed_at"),
                bad("no data", fact.without("data"), 422, "/data"),
                bad("data that is a list", fact.withJson("/data", "[]"), 422, "/data"),
                bad("data that is null", fact.withJson("/data", "null"), 422, "/data"),
                bad("no subject", fact.without("model"), 422, ""),
                bad("two subjects", fact.with("/organisation", "bad"), 422, ""),
                bad(
                        "a subject of the wrong kind",
                        about("organisation", "bad", "model.released", "{'name': 'x'}"),
                        422,
                        "/organisation"),
                bad(
                        "a benchmark about a model",
                        about("model", MODEL, "benchmark.defined", "{'name': 'x', 'direction': 'higher_is_better'}"),
                        422,
                        "/model"),
                bad("a model id without a slash", fact.with("/model", "model"), 422, "/model"),
                bad("a model id in capitals", fact.with("/model", "Bad/Model"), 422, "/model"),
                bad("a model id that climbs", fact.with("/model", "../etc/passwd"), 422, "/model"),
                bad("a model id that is too long", fact.with("/model", "bad/" + "x".repeat(128)), 422, "/model"),
                bad("an unknown field", fact.with("/colour", "red"), 422, "/colour"),
                bad("an unknown field of the source", fact.with("/source/colour", "red"), 422, "/source/colour"),
                bad("an unknown field of data", fact.with("/data/colour", "red"), 422, "/data/colour"),
                bad(
                        "an unknown field of a price",
                        price(MODEL, "2026-06-01", "5").with("/data/prices/0/colour", "red"),
                        422,
                        "/data/prices/0/colour"),
                bad(
                        "an unknown field with a slash",
                        () -> post(fact.toString().replace("\"status\"", "\"a/b\":1,\"status\"")),
                        422,
                        "/data/a~1b"),
                bad(
                        "a recorded_at from outside",
                        fact.with("/recorded_at", "2026-01-01T00:00:00Z"),
                        422,
                        "/recorded_at"),
                bad("a position from outside", fact.withJson("/position", "1"), 422, "/position"),
                bad("a recorded_by from outside", fact.with("/recorded_by", "me"), 422, "/recorded_by"),
                bad("another schema version", fact.withJson("/schema_version", "2"), 422, "/schema_version"),
                bad("an id that is no UUID", fact.with("/id", "17"), 422, "/id"),
                bad("an observed_at in the future", fact.seen("2999-01-01"), 422, "/observed_at"),
                bad("an observed_at that is vague", fact.with("/observed_at", "2026-04"), 422, "/observed_at"),
                bad(
                        "an observed_at without an offset",
                        fact.with("/observed_at", "2026-04-07T10:00:00"),
                        422,
                        "/observed_at"),
                bad("an impossible day", fact.effective("2026-02-30"), 422, "/effective"),
                bad("an impossible month", fact.effective("2026-13"), 422, "/effective"),
                bad("a quarter too many", fact.effective("2026-Q5"), 422, "/effective"),
                bad("an impossible hour", fact.effective("2026-04-07T25:00:00Z"), 422, "/effective"),
                bad("a year out of range", fact.effective("0001"), 422, "/effective"),
                bad("a date in words", fact.effective("coming weeks"), 422, "/effective"),
                bad("an impossible observed_at", fact.with("/observed_at", "2026-02-30"), 422, "/observed_at"),
                bad("an unknown basis", fact.with("/effective_basis", "guessed"), 422, "/effective_basis"),
                bad("an unknown kind of source", fact.by("bad", "rumour"), 422, "/source/kind"),
                bad("a publisher in capitals", fact.by("Meta AI", "press"), 422, "/source/publisher"),
                bad("a URL of another scheme", fact.with("/source/url", "javascript:alert(1)"), 422, "/source/url"),
                bad("a file URL", fact.with("/source/url", "file:///etc/passwd"), 422, "/source/url"),
                bad("a URL without a host", fact.with("/source/url", "https://"), 422, "/source/url"),
                bad(
                        "a published date that is none",
                        fact.with("/source/published", "2026-02-31"),
                        422,
                        "/source/published"),
                bad("NUL in a text", fact.with("/quote", "a\u0000b"), 422, "/quote"),
                bad(
                        "a lone surrogate in a text",
                        () -> post(fact.with("/quote", "aXb").toString().replace("aXb", "a\\ud800b")),
                        422,
                        "/quote"),
                bad("NUL in data", fact.with("/data/statement", "\u0000"), 422, "/data/statement"),
                bad("an empty text", fact.with("/quote", ""), 422, "/quote"),
                bad("a quote that is too long", fact.with("/quote", "x".repeat(501)), 422, "/quote"));
    }

    Stream<Bad> facts() {
        var price = price(MODEL, "2026-06-01", "5");
        var bothZero =
                "[{'component': 'input', 'amount': '0', 'per': '1M_tokens'}, {'component': 'output', 'amount': '0.00', 'per': '1M_tokens'}]";
        return Stream.of(
                bad("an unknown state", access(MODEL, "2026-06-01", "sold_out"), 422, "/data/state"),
                bad("an unknown status", status(MODEL, "2026-06-01", "open_source"), 422, "/data/status"),
                bad("an unknown disclosure", disclosure(MODEL, "2026-06-01", "secret"), 422, "/data/disclosure"),
                bad("a state in capitals", access(MODEL, "2026-06-01", "PUBLIC_PREVIEW"), 422, "/data/state"),
                bad(
                        "a missing state",
                        Envelope.of("api_access.changed", MODEL, "2026-06-01", "{'channel': 'first_party_api'}"),
                        422,
                        "/data/state"),
                bad(
                        "a channel of apps in an API",
                        access(MODEL, "2026-06-01", "waitlist").with("/data/channel", "consumer_app"),
                        422,
                        "/data/channel"),
                bad("the only price zero", price(MODEL, "2026-06-01", "0"), 422, "/data/prices"),
                bad("input and output zero", price.withJson("/data/prices", bothZero), 422, "/data/prices"),
                bad("free, and a price", price.with("/data/disclosure", "free"), 422, "/data/prices"),
                bad("undisclosed, and a price", price.with("/data/disclosure", "undisclosed"), 422, "/data/prices"),
                bad("disclosed, and no price", disclosure(MODEL, "2026-06-01", "disclosed"), 422, "/data/prices"),
                bad("a price as a number", price.withJson("/data/prices/0/amount", "5"), 422, "/data/prices/0/amount"),
                bad("a negative price", price(MODEL, "2026-06-01", "-5"), 422, "/data/prices/0/amount"),
                bad("a price with an exponent", price(MODEL, "2026-06-01", "1e3"), 422, "/data/prices/0/amount"),
                bad("a price with a comma", price(MODEL, "2026-06-01", "5,00"), 422, "/data/prices/0/amount"),
                bad("a currency that is none", price.with("/data/currency", "ZZZ"), 422, "/data/currency"),
                bad("a currency in small letters", price.with("/data/currency", "usd"), 422, "/data/currency"),
                bad(
                        "a price without a currency",
                        new Envelope(price.json().deepCopy()).withJson("/data/currency", "null"),
                        422,
                        "/data/currency"),
                bad(
                        "an impossible end of a price",
                        price.withJson("/data/prices/0/conditions", "{'until': '2026-02-30'}"),
                        422,
                        "/data/prices/0/conditions/until"),
                bad("low above high", range(MODEL, "bad-bench", "58", "57"), 422, "/data/score/low"),
                bad(
                        "a range without an end",
                        score(MODEL, "bad-bench", "{'kind': 'range', 'low': 57}"),
                        422,
                        "/data/score/high"),
                bad(
                        "an exact score without a value",
                        score(MODEL, "bad-bench", "{'kind': 'exact'}"),
                        422,
                        "/data/score/value"),
                bad(
                        "a score as a text",
                        score(MODEL, "bad-bench", "{'kind': 'exact', 'value': '57'}"),
                        422,
                        "/data/score/value"),
                bad("a huge score", exact(MODEL, "bad-bench", "1e400"), 422, "/data/score/value"),
                bad("a score of a thousand digits", body("{\"score\": %s}", "9".repeat(1001)), 400),
                bad(
                        "an exponent without end",
                        () -> post(exact(MODEL, "bad-bench", "1")
                                .toString()
                                .replace("\"value\":1", "\"value\":1e999999999")),
                        422,
                        "/data/score/value"),
                bad(
                        "a tiny exponent without end",
                        () -> post(exact(MODEL, "bad-bench", "1")
                                .toString()
                                .replace("\"value\":1", "\"value\":1e-999999999")),
                        422,
                        "/data/score/value"),
                bad(
                        "an exponent that no number has",
                        () -> post(exact(MODEL, "bad-bench", "1")
                                .toString()
                                .replace("\"value\":1", "\"value\":1e-99999999999")),
                        400,
                        ""),
                bad(
                        "NaN",
                        () -> post(exact(MODEL, "bad-bench", "1").toString().replace("\"value\":1", "\"value\":NaN")),
                        400,
                        ""),
                bad(
                        "a rank of zero",
                        score(MODEL, "bad-bench", "{'kind': 'ordinal', 'rank': 0}"),
                        422,
                        "/data/score/rank"),
                bad(
                        "an interval upside down",
                        exact(MODEL, "bad-bench", "5").withJson("/data/confidence_interval", "{'low': 6, 'high': 4}"),
                        422,
                        "/data/confidence_interval/low"),
                bad(
                        "a benchmark without a direction",
                        about("benchmark", "bad-two", "benchmark.defined", "{'name': 'x'}"),
                        422,
                        "/data/direction"),
                bad(
                        "money without a currency",
                        about(
                                "organisation",
                                "bad",
                                "organisation.fact_reported",
                                "{'topic': 'spend', 'statement': 'x', 'amount': '5'}"),
                        422,
                        "/data/currency"),
                bad(
                        "an unknown role",
                        about("organisation", "bad", "organisation.registered", "{'name': 'x', 'roles': ['boss']}"),
                        422,
                        "/data/roles/0"),
                bad(
                        "a homepage that is no web address",
                        about(
                                "organisation",
                                "bad",
                                "organisation.registered",
                                "{'name': 'x', 'roles': ['lab'], 'homepage': 'ftp://x'}"),
                        422,
                        "/data/homepage"),
                bad(
                        "too many names",
                        released(MODEL, "2026-06-01").withJson("/data/aliases", names(101)),
                        422,
                        "/data/aliases"),
                bad("a claim about an unknown model", status("bad/nobody", "2026-06-01", "closed"), 422, "/model"),
                bad("a score of an unknown benchmark", exact(MODEL, "bad-nothing", "5"), 422, "/data/benchmark"),
                bad(
                        "an expectation settled that nobody stated",
                        resolved(UUID.randomUUID().toString()),
                        422,
                        "/data/expectation"),
                bad(
                        "an expectation settled that is none",
                        resolved(standing.path("id").asString()),
                        422,
                        "/data/expectation"));
    }

    Stream<Bad> amendments() {
        var again = status(MODEL, "2026-06-01", "gated_weights");
        return Stream.of(
                bad("a correction of another model's claim", () -> correctly(other, again), 422, ""),
                bad(
                        "a correction of a retracted claim",
                        () -> correctly(ended, access(MODEL, "2026-06-01", "waitlist")),
                        409),
                bad(
                        "a correction that answers another question",
                        () -> correctly(
                                standing,
                                access(MODEL, "2026-06-01", "waitlist").with("/data/channel", "aggregator")),
                        422),
                bad("a correction with another type", () -> correctly(standing, price(MODEL, "2026-06-01", "5")), 422),
                bad("a correction with another benchmark's key", () -> correctly(expectation, again), 422),
                bad(
                        "a correction by another publisher",
                        () -> correctly(standing, again.by("a-paper", "press")),
                        422,
                        "/source/publisher"),
                bad(
                        "a correction of an unknown event",
                        () -> amend(UUID.randomUUID().toString(), "correction", again.correcting()),
                        404),
                bad("a correction of no event", () -> amend("17", "correction", again.correcting()), 404),
                bad(
                        "a correction without a reason",
                        () -> amend(standing.path("id").asString(), "correction", again),
                        422,
                        "/reason"),
                bad(
                        "a correction with a faulty replacement",
                        () -> correctly(standing, again.with("/data/status", "ajar")),
                        422,
                        "/data/status"),
                bad(
                        "a correction without data",
                        () -> amend(
                                standing.path("id").asString(),
                                "correction",
                                again.correcting().without("data")),
                        422,
                        "/data"),
                bad("a correction that is no object", () -> http().post(place(standing, "correction"), "[]"), 422, ""),
                bad("a correction of a retraction", () -> correctly(retraction, again), 422),
                bad(
                        "a retraction twice",
                        () -> http().post(
                                        place(ended, "retraction"),
                                        retraction(ended)
                                                .with("/reason", "again")
                                                .toString()),
                        409),
                bad(
                        "a retraction without a reason",
                        () -> http().post(
                                        place(standing, "retraction"),
                                        retraction(standing).without("reason").toString()),
                        422,
                        "/reason"),
                bad(
                        "a retraction without a source",
                        () -> http().post(
                                        place(standing, "retraction"),
                                        retraction(standing).without("source").toString()),
                        422,
                        "/source"),
                bad(
                        "a retraction with data",
                        () -> http().post(
                                        place(standing, "retraction"),
                                        retraction(standing)
                                                .withJson("/data", "{}")
                                                .toString()),
                        422,
                        "/data"),
                bad(
                        "a retraction with a type",
                        () -> http().post(
                                        place(standing, "retraction"),
                                        retraction(standing)
                                                .with("/type", "model.released")
                                                .toString()),
                        422,
                        "/type"),
                bad(
                        "a retraction in the future",
                        () -> http().post(
                                        place(standing, "retraction"),
                                        retraction(standing).seen("2999-01-01").toString()),
                        422,
                        "/observed_at"),
                bad(
                        "the same id with other content",
                        status(MODEL, "2026-07-01", "closed").id(id(standing)),
                        409,
                        "/id"),
                bad(
                        "an envelope that corrects an unknown event",
                        Envelope.of(
                                "claim.corrected",
                                MODEL,
                                "2026-06-01",
                                "{'corrects': '%s', 'reason': 'x', 'replacement': {'type': 'open_source_status.changed', 'data': {'status': 'closed'}}}"
                                        .formatted(UUID.randomUUID())),
                        422,
                        "/data/corrects"));
    }

    Stream<Bad> bodies() {
        var fact = status(MODEL, "2026-06-01", "closed").toString();
        return Stream.of(
                bad("an empty body", () -> post(""), 400),
                bad("no JSON", () -> post("hello"), 400, ""),
                bad("JSON cut off", () -> post(fact.substring(0, 40)), 400, ""),
                bad("a list", () -> post("[" + fact + "]"), 422, ""),
                bad("a text", () -> post("\"claim\""), 422, ""),
                bad("null", () -> post("null"), 422, ""),
                bad("a key twice", () -> post("{\"type\":\"a\"," + fact.substring(1)), 400, ""),
                bad(
                        "a key twice, deep inside",
                        () -> post(fact.replace("\"status\":", "\"status\":\"closed\",\"status\":")),
                        400,
                        ""),
                bad("garbage behind the JSON", () -> post(fact + "}"), 400, ""),
                bad("a second JSON behind the first", () -> post(fact + fact), 400, ""),
                bad("a comment", () -> post("/* hi */" + fact), 400, ""),
                bad("single quotes", () -> post(fact.replace('"', '\'')), 400, ""),
                bad("10,000 lists deep", () -> post("[".repeat(10_000)), 400, ""),
                bad(
                        "10,000 objects deep in data",
                        () -> post(fact.replace("\"closed\"", "{\"a\":".repeat(10_000))),
                        400,
                        ""),
                bad("10 MB, declared", () -> post(" ".repeat(10 * MEGABYTE)), 413),
                bad("10 MB, in chunks", () -> chunked(10 * MEGABYTE), 413),
                bad(
                        "bytes that are no UTF-8",
                        () -> bytes("application/json", BodyPublishers.ofByteArray(latin(fact))),
                        400,
                        ""),
                bad(
                        "bytes that are no UTF-8, called Latin 1",
                        () -> bytes("application/json; charset=ISO-8859-1", BodyPublishers.ofByteArray(latin(fact))),
                        400,
                        ""),
                bad("another content type", () -> http().post("/v1/events", fact, "Content-Type", "text/plain"), 415),
                bad(
                        "a form",
                        () -> http().post("/v1/events", "a=b", "Content-Type", "application/x-www-form-urlencoded"),
                        415),
                bad("XML", () -> http().post("/v1/events", "<a/>", "Content-Type", "application/xml"), 415),
                bad(
                        "a content type that is none",
                        () -> http().post("/v1/events", fact, "Content-Type", "nonsense"),
                        415),
                bad(
                        "no content type",
                        () -> http().send(http().request("/v1/events").POST(BodyPublishers.ofString(fact))),
                        415),
                bad("an unknown parameter of a write", () -> http().post("/v1/events?atomc=true", fact), 400, "?atomc"),
                bad("an atomic that is no truth", () -> http().ndjson("/v1/events?atomic=maybe", fact), 400, "?atomic"),
                bad(
                        "an idempotency key that is too long",
                        () -> http().post("/v1/events", fact, "Idempotency-Key", "x".repeat(300)),
                        400),
                bad("an order that is not JSON", () -> http().post("/v1/keys", "{"), 400),
                bad(
                        "an order with an unknown field",
                        () -> http().post("/v1/keys", "{\"name\":\"a\",\"owner\":\"b\",\"scopes\":[],\"colour\":1}"),
                        422,
                        "/colour"),
                bad(
                        "an order with an unknown scope",
                        () -> http().post("/v1/keys", "{\"name\":\"a\",\"owner\":\"b\",\"scopes\":[\"world:rule\"]}"),
                        422,
                        "/scopes/0"));
    }

    Stream<Bad> readings() {
        var model = "/v1/models/" + MODEL;
        return Stream.of(
                read("an unknown parameter", "/v1/models?colour=red", 400, "?colour"),
                read("a parameter misspelt", model + "?asof=1", 400, "?asof"),
                read("a parameter twice", model + "?as_of=1&as_of=2", 400, "?as_of"),
                read("a limit twice", "/v1/models?limit=1&limit=2", 400, "?limit"),
                read("a limit of zero", "/v1/models?limit=0", 400, "?limit"),
                read("a limit of 101", "/v1/models?limit=101", 400, "?limit"),
                read("a limit in words", "/v1/events?limit=many", 400, "?limit"),
                read("a cursor that is none", "/v1/models?cursor=abc", 400, "?cursor"),
                read("a cursor of something else", "/v1/models?cursor=e30", 400, "?cursor"),
                read("a cursor with bytes that are no text", "/v1/models?cursor=_w", 400, "?cursor"),
                read("a cursor that points before the list", "/v1/models?cursor=" + cursor("-1"), 400, "?cursor"),
                read("a cursor that points too far", "/v1/models?cursor=" + cursor("99999999999"), 400, "?cursor"),
                read("a sort that is none", "/v1/models?sort=colour", 400, "?sort"),
                read("an order that is none", "/v1/timeline?order=colour", 400, "?order"),
                read("a from that is no date", "/v1/timeline?from=yesterday", 400, "?from"),
                read("an after that is no position", "/v1/events?after=x", 400, "?after"),
                read("a negative after", "/v1/events?after=-1", 400, "?after"),
                read("an effective_at that is no date", model + "?effective_at=now", 400, "?effective_at"),
                read("an impossible effective_at", model + "?effective_at=2026-02-30", 400, "?effective_at"),
                read("an empty effective_at", model + "?effective_at=", 400, "?effective_at"),
                read("an as_of that is no date", model + "?as_of=last-week", 400, "?as_of"),
                read("an as_of of too many digits", model + "?as_of=" + "9".repeat(30), 400, "?as_of"),
                read("a negative as_of", model + "?as_of=-1", 400, "?as_of"),
                read("an observed_by that is no date", model + "?observed_by=x", 400, "?observed_by"),
                read("an observed_by of models", "/v1/models?observed_by=2026-01-01", 400, "?observed_by"),
                read("an observed_by of disputes", "/v1/disputes?observed_by=2026-01-01", 400, "?observed_by"),
                read(
                        "an observed_by of a leaderboard",
                        "/v1/benchmarks/bad-bench?observed_by=2026-01-01",
                        400,
                        "?observed_by"),
                read("a comparison of nothing", "/v1/compare", 400, "?model"),
                read("a comparison with an unknown model", "/v1/compare?model=bad/nobody", 404),
                read("NUL in a parameter", "/v1/models?q=%00", 400, "?q"),
                read("NUL in a path", "/v1/models/bad/a%00b", 400),
                read("an unknown path", "/v1/nothing", 404),
                read("an unknown page", "/nothing", 404),
                read("an unknown model", "/v1/models/bad/nobody", 404),
                read("an unknown model's access", "/v1/models/bad/nobody/access", 404),
                read("an unknown benchmark", "/v1/benchmarks/bad-nothing", 404),
                read("an unknown organisation", "/v1/organisations/nobody-at-all", 404),
                read("an unknown event", "/v1/events/" + UUID.randomUUID(), 404),
                read("an event id that is none", "/v1/events/17", 404),
                read("a path with a double slash", "/v1//models", 400),
                bad("a method that is not taken", () -> http().delete("/v1/events"), 405),
                bad("a PUT", () -> http().send(http().request("/v1/models").PUT(BodyPublishers.ofString("{}"))), 405),
                bad(
                        "a PATCH of a model",
                        () -> http().send(http().request(model).method("PATCH", BodyPublishers.ofString("{}"))),
                        405),
                bad("a form that is not offered", () -> anybody().get(model, "Accept", "image/png"), 406),
                bad("CSV of what is no list", () -> anybody().get(model, "Accept", "text/csv"), 406),
                bad("a format that is none", () -> anybody().get("/v1/models?format=docx"), 406),
                bad(
                        "a Last-Event-ID that is no position",
                        () -> anybody().get("/v1/events", "Accept", "text/event-stream", "Last-Event-ID", "x"),
                        400));
    }

    Stream<Bad> keys() {
        var fact = status(MODEL, "2026-06-01", "closed").toString();
        return Stream.of(
                bad("no key", () -> anybody().post("/v1/events", fact), 401),
                bad("a key that was never made", () -> http().with(wellFormed()).post("/v1/events", fact), 401),
                bad(
                        "a key that is malformed",
                        () -> http().with("trk_live_short").post("/v1/events", fact),
                        401),
                bad(
                        "a key with a wrong checksum",
                        () -> http().with(wellFormed().substring(0, 44) + "x").post("/v1/events", fact),
                        401),
                bad(
                        "a wrong key where none is needed",
                        () -> http().with("nonsense").get("/v1/models"),
                        401),
                bad("a revoked key", () -> http().with(revoked()).post("/v1/events", fact), 401),
                bad(
                        "a key without the scope",
                        () -> http().with(key("history:read")).post("/v1/events", fact),
                        403),
                bad(
                        "keys made without the scope",
                        () -> http().with(key("events:write")).post("/v1/keys", "{}"),
                        403),
                bad(
                        "a rebuild without the scope",
                        () -> http().with(key("events:write")).post("/v1/views/rebuild", ""),
                        403),
                bad("another scheme", () -> anybody().get("/v1/models", "Authorization", "Basic YTpi"), 401));
    }

    private Answer post(Object body) {
        return http().post("/v1/events", body.toString());
    }

    private Bad bad(String name, Envelope envelope, int status, String... pointers) {
        return new Bad(name, () -> post(envelope), status, pointers);
    }

    private static Bad bad(String name, Ask ask, int status, String... pointers) {
        return new Bad(name, ask, status, pointers);
    }

    private Bad read(String name, String path, int status, String... pointers) {
        return new Bad(name, () -> anybody().get(path), status, pointers);
    }

    private Ask body(String form, Object... values) {
        return () -> post(form.formatted(values));
    }

    private Answer correctly(JsonNode event, Envelope by) {
        return amend(event.path("id").asString(), "correction", by.correcting());
    }

    private Answer amend(String id, String how, Envelope body) {
        return http().post("/v1/events/" + id + "/" + how, body.toString());
    }

    private static String place(JsonNode event, String how) {
        return "/v1/events/" + event.path("id").asString() + "/" + how;
    }

    private static Envelope resolved(String expectation) {
        return Envelope.of(
                "expectation.resolved",
                MODEL,
                "2026-06-01",
                "{'expectation': '%s', 'outcome': 'met'}".formatted(expectation));
    }

    private Answer chunked(int bytes) {
        var spaces = new byte[bytes];
        Arrays.fill(spaces, (byte) ' ');
        return bytes("application/json", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces)));
    }

    private Answer bytes(String type, BodyPublisher body) {
        return http().send(http().request("/v1/events", "Content-Type", type).POST(body));
    }

    private static byte[] latin(String fact) {
        return fact.replace("\"type\"", "\"quote\":\"caf\u00e9\",\"type\"").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String names(int count) {
        return "['" + String.join("','", Collections.nCopies(count, "x")) + "']";
    }

    private static String cursor(String offset) {
        var json = "{\"as_of\":\"1\",\"at\":\"2026-11-01T00:00:00Z\",\"offset\":\"%s\"}".formatted(offset);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
    }

    private String key(String scope) {
        return made(scope).path("key").asString();
    }

    private JsonNode made(String scope) {
        var order = "{\"name\":\"test\",\"owner\":\"somebody\",\"scopes\":[\"%s\"]}".formatted(scope);
        var answer = http().post("/v1/keys", order);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }

    private String revoked() {
        var made = made("events:write");
        assertThat(http().delete("/v1/keys/" + made.path("id").asString()).status())
                .isEqualTo(204);
        return made.path("key").asString();
    }

    /** In form a key, checksum and all, that nobody made. */
    private static String wellFormed() {
        var body = "0123456789ABCDEFGHIJKLMNOPQRST";
        var crc = new CRC32();
        crc.update(body.getBytes());
        var alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var sum = new StringBuilder();
        for (long rest = crc.getValue(); sum.length() < 6; rest /= 62) {
            sum.append(alphabet.charAt((int) (rest % 62)));
        }
        return "trk_live_" + body + sum.reverse();
    }
}
