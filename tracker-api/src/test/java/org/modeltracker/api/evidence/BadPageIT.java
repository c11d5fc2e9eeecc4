package org.modeltracker.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.evidence.PageServer.redirect;
import static org.modeltracker.api.evidence.PageServer.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A page that is not what it should be is refused by name, and nothing of it is kept. */
class BadPageIT extends EvidenceContext {

    private void refused(PageServer.Page page, String reason) {
        refused(site.with("/page", page), reason);
    }

    private void refused(PageServer bad, String reason) {
        var watch = watch("/page");
        var now = http().get("/v1/watches/" + watch);
        assertThat(now.at("/failure")).isEqualTo(reason);
        assertThat(now.json().path("changed_at").isNull()).isTrue();
        assertThat(jdbc().queryForObject("select count(*) from work.page_copy where page = ?::uuid", Long.class, watch))
                .isZero();
        assertThat(reviews(bad.url("/page"))).isEmpty();
    }

    @Test
    void one_that_drips_is_cut_off_at_the_deadline() {
        refused(site.endless(" ", 20), "timeout");
    }

    @Test
    void one_that_hangs_is_left_at_the_deadline() {
        refused(site.endless("", 60_000), "timeout");
    }

    @Test
    void one_that_redirects_inwards_is_not_followed() {
        try (var inside = new PageServer().with("/page", "<p>secret</p>")) {
            refused(redirect(inside.url("/page").replace("127.0.0.1", "127.0.0.2")), "address_refused");
            assertThat(inside.asked("/page")).isZero();
        }
    }

    @Test
    void one_that_redirects_to_a_file_or_nowhere_is_not_followed() {
        refused(redirect("file:///etc/hostname"), "scheme");
        later(Duration.ofDays(1));
        refused(redirect("http://["), "broken_redirect");
    }

    @Test
    void one_that_redirects_for_ever_is_left() {
        refused(redirect("/page"), "too_many_redirects");
        assertThat(site.asked("/page")).isEqualTo(4);
    }

    @Test
    void one_that_grows_without_end_is_cut_off() {
        refused(site.endless("<p>more and more</p>".repeat(500), 1), "too_large");
    }

    @Test
    void one_that_changes_its_encoding_is_refused() {
        refused(
                exchange -> send(exchange, 200, "text/html; charset=utf-8", "<meta charset=windows-1252><p>€"),
                "charset_conflict");
    }

    @Test
    void one_that_changes_its_encoding_in_the_middle_is_refused() {
        var mixed = "<p>5 €</p>".getBytes(StandardCharsets.UTF_8);
        mixed[mixed.length - 5] = 'x';
        refused(exchange -> send(exchange, 200, "text/html; charset=utf-8", mixed), "charset_malformed");
    }

    @Test
    void one_that_is_compressed_unasked_is_not_unpacked() {
        refused(
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    send(exchange, 200, "text/html", zipped("<p>" + "a".repeat(50_000_000)));
                },
                "content_encoding_refused");
    }

    @Test
    void one_of_nothing_but_tags_is_not_parsed() {
        refused(site.with("/page", "<b>".repeat(120_000)), "too_many_elements");
    }

    @Test
    void one_without_bottom_is_refused() {
        refused(site.with("/page", "<div>".repeat(5_000) + "$1"), "too_deep");
    }

    @Test
    void one_that_is_no_text_is_refused() {
        refused(exchange -> send(exchange, 200, "application/octet-stream", "GIF89a"), "content_type_refused");
    }

    @Test
    void one_that_robots_txt_keeps_for_others_is_not_asked_for() {
        site.with("/robots.txt", exchange -> send(exchange, 200, "text/plain", "User-agent: *\nDisallow: /page\n"));
        refused(site.with("/page", "<p>$1</p>"), "robots_disallowed");
        assertThat(site.asked("/page")).isZero();
    }

    @Test
    void one_whose_robots_txt_fails_is_not_asked_for() {
        site.with("/robots.txt", exchange -> send(exchange, 500, "text/plain", "User-agent: *\nAllow: /\n"));
        refused(site.with("/page", "<p>$1</p>"), "robots_unavailable");
        assertThat(site.asked("/page")).isZero();
    }

    @Test
    void one_to_which_robots_txt_forbids_the_redirect_is_not_asked_for() {
        try (var other = new PageServer().with("/page", "<p>$1</p>")) {
            other.with("/robots.txt", exchange -> send(exchange, 200, "text/plain", "User-agent: *\nDisallow: /\n"));
            refused(redirect(other.url("/page")), "robots_disallowed");
            assertThat(other.asked("/page")).isZero();
        }
    }

    @Test
    void an_error_of_its_server_is_named() {
        refused(exchange -> send(exchange, 503, "text/html", "<p>soon"), "status_503");
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
