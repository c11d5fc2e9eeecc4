package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** What became of promises. */
@Timeout(60)
class PromisesIT extends ApiContext {

    @Test
    void a_promise_that_was_kept_is_met_by_the_claim_that_keeps_it() {
        record(announced("kept/a", "2026-01-15"));
        var stated = record(expecting("kept/a", "2026-06", "expected"));
        var before = position(stated);
        var came = record(access("kept/a", "2026-05-05", "general_availability"));
        var item = expectation("kept/a", "");
        assertThat(item.path("status").asString()).isEqualTo("met");
        assertThat(item.path("resolved_by").asString()).isEqualTo(id(came).toString());
        assertThat(item.path("days_early").asInt()).isEqualTo(56);
        assertThat(expectation("kept/a", "?effective_at=2026-05-04")
                        .path("status")
                        .asString())
                .as("not yet")
                .isEqualTo("open");
        assertThat(expectation("kept/a", "?effective_at=2026-07-01&as_of=" + before)
                        .path("status")
                        .asString())
                .as("what was known before")
                .isEqualTo("overdue");
        assertThat(get("/v1/models/kept/a").json().path("expectations_open")).isEmpty();
    }

    @Test
    void a_promise_that_was_kept_after_its_window_is_met_late() {
        record(announced("late/a", "2026-01-15"), expecting("late/a", "Q1 2026", "expected"));
        record(access("late/a", "2026-03-20", "public_preview"));
        assertThat(expectation("late/a", "").path("status").asString())
                .as("a preview is not what was expected")
                .isEqualTo("overdue");
        record(access("late/a", "2026-04-10", "general_availability"));
        var item = expectation("late/a", "");
        assertThat(item.path("status").asString()).isEqualTo("met");
        assertThat(item.path("days_late").asInt()).isEqualTo(10);
    }

    @Test
    void another_shop_does_not_keep_the_makers_promise() {
        record(announced("resale/a", "2026-01-15"), expecting("resale/a", "Q3 2026", "expected"));
        record(Envelope.of(
                        "api_access.changed",
                        "resale/a",
                        "2026-08-01",
                        "{'channel': 'aggregator', 'provider': 'a-shop', 'state': 'general_availability'}")
                .by("a-list", "catalogue"));
        assertThat(expectation("resale/a", "").path("status").asString()).isEqualTo("overdue");
    }

    @Test
    void not_earlier_than_is_met_once_its_day_has_passed_and_missed_if_broken() {
        record(announced("floor/a", "2026-01-15"), retiring("floor/a", "2026-08-01", "not_earlier_than"));
        assertThat(expectation("floor/a", "?effective_at=2026-07-31")
                        .path("status")
                        .asString())
                .isEqualTo("open");
        assertThat(expectation("floor/a", "").path("status").asString()).isEqualTo("met");
        record(announced("floor/b", "2026-01-15"), retiring("floor/b", "2026-08-01", "not_earlier_than"));
        record(access("floor/b", "2026-06-01", "retired"));
        assertThat(expectation("floor/b", "").path("status").asString()).isEqualTo("missed");
        record(announced("floor/c", "2026-01-15"), retiring("floor/c", "2026-08-01", "firm"));
        record(access("floor/c", "2026-06-01", "retired"));
        assertThat(expectation("floor/c", "").path("status").asString())
                .as("a firm date brought forward")
                .isEqualTo("missed");
    }

    @Test
    void an_explicit_resolution_wins() {
        record(announced("explicit/a", "2026-01-15"));
        var stated = record(expecting("explicit/a", "2026-06", "expected"));
        record(access("explicit/a", "2026-05-05", "general_availability"));
        record(Envelope.of(
                "expectation.resolved",
                "explicit/a",
                "2026-07-01",
                "{'expectation': '%s', 'outcome': 'void'}".formatted(id(stated))));
        assertThat(expectation("explicit/a", "").path("status").asString()).isEqualTo("void");
    }

    @Test
    void a_hope_to_open_the_weights_is_met_by_any_open_weights() {
        record(announced("opening/a", "2026-01-15"));
        record(Envelope.of(
                "expectation.stated",
                "opening/a",
                "2026-02-01",
                "{'about': 'open_source_status', 'expected': 'open_weights', 'commitment': 'hope'}"));
        record(status("opening/a", "2026-06-01", "open_weights_permissive"));
        assertThat(expectation("opening/a", "").path("status").asString()).isEqualTo("met");
    }

    @Test
    void an_intent_that_another_model_met_says_which_and_one_that_the_model_met_is_gone() {
        record(announced("intent/a", "2026-01-15"), announced("intent/b", "2026-01-15"));
        record(status("intent/a", "2026-02-01", "closed"));
        var stated = record(hoping("intent/a"));
        assertThat(intent("intent/a", "").path("expectation").path("expected").asString())
                .isEqualTo("open_weights");
        assertThat(intent("intent/a", "").has("met_by")).isFalse();
        var opened = record(status("intent/b", "2026-06-01", "open_weights"));
        var before = position(opened);
        record(SentenceIT.resolved("intent/a", stated, "met_by_other_model", opened));
        assertThat(intent("intent/a", "").path("met_by").asString()).isEqualTo("intent/b");
        assertThat(intent("intent/a", "?as_of=" + before).has("met_by")).isFalse();
        var item = expectation("intent/a", "");
        assertThat(item.path("status").asString()).isEqualTo("met_by_other_model");
        assertThat(item.path("met_by_model").asString()).isEqualTo("intent/b");
        assertThat(get("/v1/models/intent/a")
                        .json()
                        .at("/open_source_status/intent/met_by")
                        .asString())
                .isEqualTo("intent/b");
        record(announced("intent/c", "2026-01-15"), hoping("intent/c"));
        record(status("intent/c", "2026-06-01", "open_weights_permissive"));
        assertThat(intent("intent/c", "").isNull()).isTrue();
        assertThat(intent("intent/c", "?effective_at=2026-05-31").isMissingNode())
                .as("no status is known of that day")
                .isTrue();
        assertThat(expectation("intent/c", "").path("met_by_model").asString()).isEqualTo("intent/c");
    }

    private static Envelope hoping(String model) {
        return Envelope.of(
                "expectation.stated",
                model,
                "2026-02-01",
                "{'about': 'open_source_status', 'expected': 'open_weights', 'commitment': 'hope'}");
    }

    private JsonNode intent(String model, String query) {
        return get("/v1/models/" + model + "/open-source-status" + query).json().path("intent");
    }

    @Test
    void a_list_of_one_organisation_has_its_models_and_what_it_says_of_others() {
        record(announced("list-a/m", "2026-01-15"), announced("list-b/m", "2026-01-15"));
        record(expecting("list-a/m", "2026-06", "expected"), expecting("list-b/m", "2026-06", "expected"));
        record(expecting("list-b/m", "2026-07", "expected").by("list-a", "press"));
        assertThat(texts(data("/v1/expectations?organisation=list-a"), "/model"))
                .containsExactly("list-a/m", "list-b/m");
        assertThat(texts(data("/v1/expectations?model=list-b/m"), "/source/publisher"))
                .containsExactlyInAnyOrder("list-b", "list-a");
        assertThat(get("/v1/organisations/list-a/record").json().path("total").asInt())
                .isEqualTo(2);
    }

    @Test
    void plain_english_windows_become_overdue_and_reach_the_calendar() {
        record(announced("english/a", "2026-01-15"), expecting("english/a", "mid-October 2026", "expected"));
        assertThat(expectation("english/a", "?effective_at=2026-10-20")
                        .path("status")
                        .asString())
                .isEqualTo("open");
        assertThat(expectation("english/a", "").path("status").asString()).isEqualTo("overdue");
        assertThat(expectation("english/a", "").path("window").asString()).isEqualTo("mid-October 2026");
        assertThat(get("/feeds/calendar.ics?model=english/a").body()).contains("20261011");
    }

    @Test
    void all_expectations_are_one_list_and_an_organisation_has_a_record() {
        record(announced("recorded/a", "2026-01-15"), announced("recorded/b", "2026-01-15"));
        record(expecting("recorded/a", "2026-06", "expected"), expecting("recorded/b", "2026-06", "expected"));
        record(access("recorded/a", "2026-07-04", "general_availability"));
        var list = "/v1/expectations?organisation=recorded";
        assertThat(data(list)).hasSize(2);
        assertThat(texts(data(list + "&status=met"), "/model")).containsExactly("recorded/a");
        assertThat(texts(data(list + "&status=overdue"), "/model")).containsExactly("recorded/b");
        assertThat(data("/v1/expectations?model=recorded/b")).hasSize(1);
        var first = get(list + "&limit=1");
        assertThat(get(list + "&limit=1&cursor=" + first.at("/page/next_cursor"))
                        .json()
                        .path("data"))
                .hasSize(1);
        var record = get("/v1/organisations/recorded/record").json();
        assertThat(record.path("total").asInt()).isEqualTo(2);
        assertThat(record.at("/by_status/met").asInt()).isEqualTo(1);
        assertThat(record.path("share_kept").asDouble()).isEqualTo(0.5);
        assertThat(record.path("median_days_late").asInt()).isEqualTo(4);
        assertThat(get("/organisations/recorded").body()).contains("Share kept");
        assertThat(get("/expectations?limit=100").body()).contains("recorded/a");
    }

    private JsonNode expectation(String model, String query) {
        return item("/v1/models/" + model + "/expectations" + query);
    }

    private static Envelope expecting(String model, String window, String commitment) {
        return Envelope.of("expectation.stated", model, "2026-02-01", """
                {'about': 'api_access', 'expected': 'general_availability', 'window': '%s', 'commitment': '%s'}
                """.formatted(window, commitment));
    }

    private static Envelope retiring(String model, String day, String commitment) {
        return Envelope.of("expectation.stated", model, "2026-02-01", """
                {'about': 'api_access', 'expected': 'retired', 'window': '%s', 'commitment': '%s'}
                """.formatted(day, commitment));
    }
}
