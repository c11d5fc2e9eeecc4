package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.core.Eventually.eventually;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a reader is told while the views are not there, and where following the log leads when a filter leaves everything out. */
class LostViewsIT extends ApiContext {

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void without_views_a_read_says_when_to_come_back_and_a_rebuild_brings_them_back() {
        record(announced("lost/one", "2026-01-15"));
        jdbc.execute("drop schema view cascade");
        try {
            Stream.of("/v1/models/lost/one", "/v1/models", "/v1/timeline", "/v1/models/lost/one?as_of=1")
                    .forEach(this::saysWhenToComeBack);
        } finally {
            assertThat(http().post("/v1/views/rebuild", "").status()).isEqualTo(202);
            eventually(
                    "the views are rebuilt",
                    () -> http().get("/v1/views/rebuild").at("/state").equals("done"));
        }
        get("/v1/models/lost/one");
    }

    private void saysWhenToComeBack(String path) {
        var lost = anybody().get(path);
        assertThat(lost.status()).as(lost.body()).isEqualTo(503);
        assertThat(lost.header("Retry-After")).isNotEmpty();
        assertThat(lost.at("/type")).contains("unavailable");
    }

    @Test
    void a_filter_that_leaves_everything_out_still_leads_to_the_end_of_the_log() {
        long last = position(record(announced("lost/two", "2026-01-15")));
        var page = get("/v1/events?publisher=nobody-said-this").json().path("page");
        assertThat(page.path("next_after").asLong()).isGreaterThanOrEqualTo(last);
        assertThat(page.path("has_more").asBoolean()).isFalse();
    }
}
