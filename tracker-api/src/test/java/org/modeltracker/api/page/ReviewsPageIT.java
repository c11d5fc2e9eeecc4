package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Envelope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a difference means is decided at a page, by somebody whose browser runs no script. */
@Timeout(60)
class ReviewsPageIT extends Paged {

    private static final String HOSTILE = "<script>alert(1)</script> \"'";

    @Autowired
    private JdbcTemplate jdbc;

    private UUID review;
    private SignedIn browser;

    @BeforeEach
    void a_page_that_changed() {
        review = UUID.randomUUID();
        jdbc.update("""
                insert into work.review (id, kind, page, url, publisher, about, before, after, found_at)
                values (?, 'page_changed', gen_random_uuid(), ?, 'a-vendor', ?, ?, ?, now())
                """, review, "https://vendor.example/" + review, HOSTILE, "$2 " + HOSTILE, "$1 " + HOSTILE);
        browser = new SignedIn("http://localhost:" + port);
    }

    private String form() {
        return "form[action=/reviews/%s]".formatted(review);
    }

    private SignedIn.Seen signedIn() {
        var key = http().post("/v1/keys", "{\"name\":\"t\",\"owner\":\"desk\",\"scopes\":[\"events:write\"]}")
                .at("/key");
        return browser.submit(browser.visit("/sign-in?to=/reviews"), "main form", "key", key);
    }

    private String state() {
        return get("/v1/reviews/" + review).json().path("state").asString();
    }

    @Test
    void anybody_reads_the_passage_before_and_after_as_text() {
        var page = read("/reviews?limit=100");
        var shown = page.select("article:contains(%s)".formatted(review));
        assertThat(shown.select("pre").eachText()).containsExactly("$2 " + HOSTILE, "$1 " + HOSTILE);
        assertThat(page.select("main script")).isEmpty();
        assertThat(page.select("main form[method=post]")).isEmpty();
        assertThat(page.select("main a[href='/sign-in?to=/reviews']")).hasSize(1);
    }

    @Test
    void events_are_linked_by_their_addresses() {
        var event = record(Envelope.announced("reviewed-lab/m", "2026-10-01"))
                .path("id")
                .asString();
        var seen = browser.submit(signedIn(), form(), "events", "http://localhost/events/" + event);
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        var decided = get("/v1/reviews/" + review).json();
        assertThat(decided.path("state").asString()).isEqualTo("recorded");
        assertThat(decided.at("/events/0").asString()).isEqualTo(event);
        assertThat(decided.path("decided_by").asString()).isEqualTo("desk");
        assertThat(read("/reviews?state=recorded&limit=100").select("a[href=/events/%s]".formatted(event)))
                .hasSize(1);
    }

    @Test
    void a_difference_that_means_nothing_is_dismissed() {
        browser.submit(signedIn(), form(), "dismissed", "true", "reason", HOSTILE);
        assertThat(state()).isEqualTo("dismissed");
        assertThat(read("/reviews?state=dismissed&limit=100").select("main").text())
                .contains(HOSTILE);
    }

    @Test
    void faults_are_named_and_the_form_keeps_what_was_written() {
        var seen = browser.submit(signedIn(), form(), "events", "none", "reason", HOSTILE);
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.text()).contains("Nothing was decided", "/events");
        assertThat(seen.page().select(form() + " input[name=reason]").attr("value"))
                .isEqualTo(HOSTILE);
        assertThat(state()).isEqualTo("open");
    }
}
