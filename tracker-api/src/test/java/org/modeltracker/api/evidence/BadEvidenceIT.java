package org.modeltracker.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.evidence.PageServer.redirect;
import static org.modeltracker.api.evidence.PageServer.send;
import static org.modeltracker.core.Eventually.eventually;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.Envelope;

/** The page of a claim that is not what it should be: refused by name, and nothing of it is kept. */
class BadEvidenceIT extends EvidenceContext {

    private static final Map<String, String> REASONS = Map.of(
            "drips", "timeout",
            "grows", "too_large",
            "changes-encoding", "charset_conflict",
            "is-a-bomb-of-tags", "too_many_elements",
            "is-a-bomb-of-depth", "too_deep",
            "is-compressed", "content_encoding_refused");

    private PageServer.Page page(String fault) {
        return switch (fault) {
            case "drips" -> site.endless(" ", 20);
            case "grows" -> site.endless("<p>more and more</p>".repeat(500), 1);
            case "changes-encoding" ->
                exchange -> send(exchange, 200, "text/html; charset=utf-8", "<meta charset=windows-1252><p>€");
            case "is-a-bomb-of-tags" -> exchange -> send(exchange, 200, "text/html", "<b>".repeat(120_000));
            case "is-a-bomb-of-depth" -> exchange -> send(exchange, 200, "text/html", "<div>".repeat(5_000));
            default ->
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    send(exchange, 200, "text/html", new byte[] {0x1f, (byte) 0x8b, 8, 0});
                };
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"drips", "grows", "changes-encoding", "is-a-bomb-of-tags", "is-a-bomb-of-depth", "is-compressed"
            })
    void one_that(String fault) {
        site.with("/page", page(fault));
        refused(REASONS.get(fault));
    }

    @Test
    void one_that_redirects_inwards() {
        try (var inside = new PageServer().with("/page", "<p>secret</p>")) {
            site.with("/page", redirect(inside.url("/page").replace("127.0.0.1", "127.0.0.2")));
            refused("address_refused");
            assertThat(inside.asked("/page")).isZero();
        }
    }

    private void refused(String reason) {
        var url = site.url("/page");
        var claim = Envelope.announced("bad-lab/m" + UUID.randomUUID(), "2026-10-01")
                .by("bad-lab", "official")
                .with("/source/url", url)
                .with("/quote", "more");
        var stored = http().post("/v1/events", claim.toString());
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        var path = "/v1/events/" + stored.at("/id") + "/evidence";
        eventually("it is refused", () -> http().get(path).at("/state").equals("failed"));
        var evidence = http().get(path).json();
        assertThat(evidence.path("reason").asString()).isEqualTo(reason);
        assertThat(evidence.path("copy").isObject()).isFalse();
        assertThat(jdbc().queryForObject(
                                "select count(*) from work.page_copy c join work.page p on p.id = c.page where p.url = ?",
                                Long.class,
                                url))
                .isZero();
    }
}
