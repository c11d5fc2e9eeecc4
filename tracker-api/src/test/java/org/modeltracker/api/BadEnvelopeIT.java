package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.about;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.status;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Envelopes that cannot be taken. */
class BadEnvelopeIT extends BadInput {

    @Override
    Stream<Bad> cases() {
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

    @Test
    void every_fault_is_named_at_once() {
        var answer = post(price(MODEL, "2026-02-30", "x")
                .with("/data/currency", "US")
                .with("/source/url", "ftp://example.org")
                .with("/typo", "x"));
        assertThat(texts(answer.json().path("errors").valueStream().toList(), "/pointer"))
                .contains("/data/prices/0/amount", "/data/currency", "/source/url", "/typo");
    }
}
