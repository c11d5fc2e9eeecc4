package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;

/** A tracker whose operator has set no SMTP server. */
class EmailOffIT extends ApiContext {

    @Test
    void it_says_so_and_no_page_offers_it() {
        record(Envelope.released("mail-off/one", "2026-10-30"));
        var page = anybody().get("/subscribe", "Accept", "text/html");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("This tracker offers no news by e-mail.", "SPRING_MAIL_HOST");
        var asked = anybody()
                .post("/subscribe", "email=a%40b.example", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(asked.status()).isEqualTo(404);
        assertThat(anybody().get("/models/mail-off/one", "Accept", "text/html").body())
                .contains("Subscribe")
                .doesNotContain("name=\"email\"");
    }

    @Test
    void it_gives_no_keys_unless_the_operator_allows_it() {
        var page = anybody().get("/keys", "Accept", "text/html");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("TRACKER_KEYS_BYEMAIL");
        assertThat(anybody()
                        .post("/keys", "email=a%40b.example", "Content-Type", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(404);
        assertThat(anybody().get("/sign-in", "Accept", "text/html").body()).doesNotContain("by e-mail");
    }
}
