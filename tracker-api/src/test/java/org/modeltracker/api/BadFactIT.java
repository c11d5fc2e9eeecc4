package org.modeltracker.api;

import static org.modeltracker.api.Envelope.about;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.disclosure;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.range;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.score;
import static org.modeltracker.api.Envelope.status;

import java.util.Collections;
import java.util.UUID;
import java.util.stream.Stream;

/** Claims that cannot be. */
class BadFactIT extends BadInput {

    @Override
    Stream<Bad> cases() {
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

    private Ask body(String form, Object... values) {
        return () -> post(form.formatted(values));
    }

    private static String names(int count) {
        return "['" + String.join("','", Collections.nCopies(count, "x")) + "']";
    }

    private static Envelope resolved(String expectation) {
        return Envelope.of(
                "expectation.resolved",
                MODEL,
                "2026-06-01",
                "{'expectation': '%s', 'outcome': 'met'}".formatted(expectation));
    }
}
