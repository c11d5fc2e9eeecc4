package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.confirmed;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;

import org.junit.jupiter.api.Test;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import tools.jackson.databind.JsonNode;

/** How fresh and how reliable each source is. */
class SourcesIT extends ApiContext {

    private static final String QUICK = "/v1/sources/quick-list";
    private static final String SLOW = "/v1/sources/slow-list";

    @Test
    void a_source_that_learns_later_has_a_lag_and_one_that_was_wrong_a_correction() {
        record(released("sources/m", "2026-03-01"));
        for (var model : new String[] {"a", "b", "c"}) {
            record(released("sources/" + model, "2026-03-01"));
            record(listed(model, "quick-list", "2026-04-01"));
        }
        record(listed("a", "slow-list", "2026-04-03"), listed("b", "slow-list", "2026-04-11"));
        var wrong = record(listed("c", "slow-list", "2026-04-06"));
        long before = head();
        correct(wrong, listed("c", "slow-list", "2026-04-06").withJson("/data/prices/0/amount", "'7'"));
        record(confirmed("slow-list", "2026-05-20"));

        var quick = one(QUICK);
        assertThat(quick.path("kind").asString()).isEqualTo("catalogue");
        assertThat(quick.path("claims").asLong()).isEqualTo(3);
        assertThat(quick.path("corrections").asLong()).isZero();
        assertThat(quick.path("median_lag_days").asInt()).isZero();
        assertThat(quick.path("last_observed").asString()).isEqualTo("2026-04-01");
        var slow = one(SLOW);
        assertThat(slow.path("corrections").asLong()).isEqualTo(1);
        assertThat(slow.path("median_lag_days").asInt()).isEqualTo(5);
        assertThat(slow.path("last_observed").asString()).isEqualTo("2026-05-20");
        var then = one(SLOW + "?as_of=" + before);
        assertThat(then.path("corrections").asLong()).isZero();
        assertThat(then.path("last_observed").asString()).isEqualTo("2026-04-11");
    }

    @Test
    void a_source_that_says_what_nobody_else_says_has_no_lag_and_one_without_claims_is_not_found() {
        record(released("sources/alone", "2026-03-01").by("alone-paper", "press"));
        assertThat(one("/v1/sources/alone-paper").path("median_lag_days").isNull())
                .isTrue();
        assertThat(anybody().get("/v1/sources/said-nothing").status()).isEqualTo(404);
        assertThat(data("/v1/sources?limit=100").stream()
                        .map(one -> one.path("publisher").asString()))
                .doesNotHaveDuplicates();
        assertThat(get("/sources").body()).contains("alone-paper");
    }

    @Test
    void an_answer_is_stale_once_its_source_was_not_looked_at_for_three_times_its_usual_interval() {
        var path = "/v1/models/sources/regular/pricing?effective_at=";
        record(released("sources/regular", "2026-03-01"));
        record(listed("regular", "weekly-list", "2026-04-01"));
        for (var day : new String[] {"2026-04-08", "2026-04-15", "2026-04-16", "2026-04-22"}) {
            assertThat(one(path + "2026-10-01").at("/data/0").has("stale")).isFalse();
            record(confirmed("weekly-list", day));
        }
        long then = head();
        assertThat(one(path + "2026-05-10").at("/data/0").has("stale")).isFalse();
        assertThat(one(path + "2026-05-14").at("/data/0/stale").asBoolean()).isTrue();
        assertThat(get("/models/sources/regular?effective_at=2026-05-14").body())
                .contains("not confirmed lately");
        assertThat(get("/models/sources/regular?effective_at=2026-05-10").body())
                .doesNotContain("not confirmed lately");
        var source = one("/v1/sources/weekly-list?effective_at=2026-05-14");
        assertThat(source.path("usual_interval_days").asInt()).isEqualTo(6);
        assertThat(source.path("stale").asBoolean()).isTrue();
        assertThat(get("/sources?effective_at=2026-05-14").body()).contains("not confirmed lately");
        record(confirmed("weekly-list", "2026-05-10"));
        assertThat(one(path + "2026-05-14").at("/data/0").has("stale")).isFalse();
        assertThat(one(path + "2026-05-14&as_of=" + then).at("/data/0/stale").asBoolean())
                .isTrue();
    }

    @Test
    void lists_histories_exports_and_answers_of_that_time_are_marked_too() {
        record(released("sources/marked", "2026-03-01"));
        record(listed("marked", "daily-list", "2026-04-01"));
        for (var day : new String[] {"2026-04-02", "2026-04-03", "2026-04-04", "2026-04-05", "2026-06-01"}) {
            record(confirmed("daily-list", day));
        }
        var list = "/v1/models?organisation=sources&q=marked&effective_at=";
        assertThat(one(list + "2026-06-08").at("/data/0/pricing/0").has("stale"))
                .isFalse();
        assertThat(one(list + "2026-06-09").at("/data/0/pricing/0/stale").asBoolean())
                .isTrue();
        assertThat(one(list + "2026-06-09").at("/data/0/pricing/0/stale_from").asString())
                .isEqualTo("2026-06-09");

        var path = "/v1/models/sources/marked/pricing";
        assertThat(one(path + "/history").at("/data/0/stale_from").asString()).isEqualTo("2026-06-09");
        assertThat(one(path + "/history").at("/data/0").has("stale")).isFalse();
        assertThat(one(path + "/history?observed_by=2026-04-30")
                        .at("/data/0/stale_from")
                        .asString())
                .isEqualTo("2026-04-13");
        assertThat(one(path + "?observed_by=2026-04-12").at("/data/0").has("stale"))
                .isFalse();
        assertThat(one(path + "?observed_by=2026-04-13").at("/data/0/stale").asBoolean())
                .isTrue();
        var row = get("/v1/export/pricing.ndjson?as_of=" + head())
                .body()
                .lines()
                .filter(line -> line.contains("sources/marked"))
                .findFirst()
                .orElseThrow();
        assertThat(row).contains("\"stale_from\":\"2026-06-09\"");
        assertThat(get(path + "?effective_at=2026-06-09&format=csv").body()).contains("last_observed,stale,stale_from");

        record(price("sources/marked", "2026-06-05", "7").by("daily-list", "catalogue"));
        assertThat(one(path + "/history").at("/data/0").has("stale_from"))
                .as("it ended before")
                .isFalse();
    }

    private JsonNode one(String path) {
        return get(path).json();
    }

    private static Envelope listed(String model, String publisher, String day) {
        return price("sources/" + model, "2026-04-01", "5").seen(day).by(publisher, "catalogue");
    }
}
