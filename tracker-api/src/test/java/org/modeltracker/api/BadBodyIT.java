package org.modeltracker.api;

import static org.modeltracker.api.Envelope.status;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.modeltracker.api.Http.Answer;

/** Bodies that are none. */
class BadBodyIT extends BadInput {

    private static final int MEGABYTE = 1 << 20;

    @Override
    Stream<Bad> cases() {
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
                bad("an atomic without a value", () -> http().ndjson("/v1/events?atomic", fact), 400, "?atomic"),
                bad(
                        "a dry run without a value",
                        () -> http().ndjson("/v1/imports/ndjson?dry_run", fact),
                        400,
                        "?dry_run"),
                bad(
                        "a review that is a dry run without a value",
                        () -> http().post("/v1/identities/review?dry_run=", ""),
                        400,
                        "?dry_run"),
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
}
