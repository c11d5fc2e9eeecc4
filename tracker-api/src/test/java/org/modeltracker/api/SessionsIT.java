package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.fault.TcpProxy.Mode;

/** A lost database signs nobody out, and no page answers 500 because of it. */
class SessionsIT {

    private static BreakableTracker tracker;

    @BeforeAll
    static void start() throws IOException {
        tracker = new BreakableTracker();
    }

    @AfterAll
    static void stop() throws IOException {
        tracker.close();
    }

    @AfterEach
    void heal() {
        tracker.heal();
    }

    @Test
    void who_is_signed_in_stays_so() {
        var browser = new FormClient(tracker.base()).signIn(ApiContext.ADMIN_KEY);
        assertThat(browser.visit("/webhooks").statusCode()).isEqualTo(200);
        var form = browser.form("/webhooks", "url=https%3A%2F%2Freceiver.example%2F&models=a/*");
        tracker.proxy.set(Mode.REFUSE);
        for (var path : new String[] {"/webhooks", "/identities", "/reviews", "/sign-in"}) {
            var lost = browser.visit(path);
            assertThat(lost.statusCode()).as(path + " " + lost.body()).isEqualTo(503);
            assertThat(lost.body()).contains("The database does not answer");
        }
        assertThat(browser.send(form).statusCode()).isEqualTo(503);
        tracker.heal();
        assertThat(browser.visit("/webhooks").statusCode()).isEqualTo(200);
    }

    @Test
    void who_signs_in_is_told_that_the_database_is_lost() {
        var browser = new FormClient(tracker.base());
        var form = browser.form("/sign-in", "key=" + ApiContext.ADMIN_KEY);
        tracker.proxy.set(Mode.REFUSE);
        var lost = browser.send(form);
        assertThat(lost.statusCode()).as(lost.body()).isEqualTo(503);
        var page = new FormClient(tracker.base()).visit("/sign-in");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(503);
    }

    /** Nothing under /v1 knows of sessions. */
    @Test
    void a_cookie_costs_the_api_nothing() {
        var browser = new FormClient(tracker.base()).signIn(ApiContext.ADMIN_KEY);
        long before = lastAccess();
        browser.visit("/v1/models");
        assertThat(lastAccess()).isEqualTo(before);
    }

    private static long lastAccess() {
        return tracker.stored.queryForObject("select max(last_access_time) from work.page_session", Long.class);
    }
}
