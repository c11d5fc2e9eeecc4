package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** News, not noise. */
class NewsIT extends WebhookContext {

    @Autowired
    private ProjectionDaemon views;

    private JsonNode every(String more) {
        return subscribe(receiver, "'models': ['%s/*']%s".formatted(lab, more));
    }

    private static JsonNode change(Receiver.Request news) {
        return news.json().at("/data/change");
    }

    @Test
    void five_publishers_who_restate_one_price_make_one_delivery_with_only_changes_and_five_without() {
        record(Envelope.released(lab + "/one", today()));
        settled();
        var changes = every(", 'types': ['pricing.changed']");
        var all = every(", 'types': ['pricing.changed'], 'only_changes': false");
        for (int i = 0; i < 5; i++) {
            record(Envelope.price(lab + "/one", today(), "4.00").by("paper-" + i, "press"));
        }
        settled();
        assertThat(deliveries(changes, "")).hasSize(1);
        assertThat(deliveries(all, "")).hasSize(5);
        var told = receiver.awaitNews(6).stream().map(NewsIT::change).toList();
        assertThat(told.stream().filter(change -> change.path("changes_answer").asBoolean()))
                .hasSize(2)
                .allMatch(change -> change.path("previous").isNull());
        assertThat(told.stream().filter(change -> !change.path("changes_answer").asBoolean()))
                .hasSize(4)
                .allMatch(change -> !change.path("previous").isNull());
    }

    @Test
    void another_price_is_news_with_the_answer_before_and_after_in_the_shape_that_reads_give() {
        record(Envelope.released(lab + "/one", today()), Envelope.price(lab + "/one", today(), "4.00"));
        settled();
        every("");
        later(Duration.ofDays(1));
        record(Envelope.price(lab + "/one", today(), "5.00"));
        var change = change(receiver.awaitNews(1).getFirst());
        assertThat(change.at("/previous/prices/0/amount").asString()).isEqualTo("4.00");
        assertThat(change.at("/current/prices/0/amount").asString()).isEqualTo("5.00");
        var read = item("/v1/models/" + lab + "/one/pricing");
        for (var field : List.of(
                "provider", "channel", "disclosure", "currency", "prices", "since", "disputed", "source", "event_id")) {
            assertThat(change.path("current").path(field)).as(field).isEqualTo(read.path(field));
        }
    }

    @Test
    void a_listing_that_is_recognised_is_no_price_news_and_its_next_price_is_the_models() {
        record(Envelope.released(lab + "/one", today()), Envelope.released(lab + "-shop/1", today()));
        record(Envelope.price(lab + "-shop/1", today(), "4.00"));
        settled();
        every(", 'types': ['pricing.changed']");
        record(Envelope.about("model", lab + "-shop/1", "model.identified", """
                {'same_as': '%s/one', 'basis': 'editor', 'reason': 'a test says so'}
                """.formatted(lab))
                .with("/effective_basis", "first_seen"));
        later(Duration.ofDays(1));
        record(Envelope.price(lab + "-shop/1", today(), "5.00"));
        var change = change(receiver.awaitNews(1).getFirst());
        assertThat(change.at("/previous/prices/0/amount").asString()).isEqualTo("4.00");
        assertThat(change.at("/current/prices/0/amount").asString()).isEqualTo("5.00");
    }

    @Test
    void a_source_that_disagrees_is_news_though_the_answer_stays() {
        record(Envelope.released(lab + "/one", today()), Envelope.price(lab + "/one", today(), "4.00"));
        settled();
        every("");
        record(Envelope.price(lab + "/one", today(), "9.00").by("a-catalogue", "catalogue"));
        var change = change(receiver.awaitNews(1).getFirst());
        assertThat(change.at("/previous/disputed").asBoolean()).isFalse();
        assertThat(change.at("/current/disputed").asBoolean()).isTrue();
        assertThat(change.at("/current/prices/0/amount").asString()).isEqualTo("4.00");
    }

    @Test
    void a_price_announced_ahead_is_news_when_it_is_announced() {
        record(Envelope.released(lab + "/one", today()), Envelope.price(lab + "/one", today(), "4.00"));
        settled();
        every("");
        record(Envelope.price(lab + "/one", day(60), "2.00").seen(today()));
        assertThat(change(receiver.awaitNews(1).getFirst())
                        .at("/current/prices/0/amount")
                        .asString())
                .isEqualTo("2.00");
    }

    @Test
    void a_price_that_comes_later_than_announced_is_news_with_the_day_it_is_about() {
        record(Envelope.released(lab + "/one", today()), Envelope.price(lab + "/one", today(), "4.00"));
        var announced = record(Envelope.price(lab + "/one", day(60), "2.00").seen(today()));
        settled();
        every(", 'types': ['pricing.changed']");
        correct(announced, Envelope.price(lab + "/one", day(90), "2.00").seen(today()));
        var change = change(receiver.awaitNews(1).getFirst());
        assertThat(change.path("changes_answer").asBoolean()).isTrue();
        assertThat(change.path("at").asString()).isEqualTo(day(60) + "T00:00:00Z");
        assertThat(change.at("/previous/prices/0/amount").asString()).isEqualTo("2.00");
        assertThat(change.at("/current/prices/0/amount").asString()).isEqualTo("4.00");
    }

    @Test
    void a_dispute_that_begins_because_a_source_says_the_same_still_reaches_those_who_follow_the_price() {
        record(
                Envelope.released(lab + "/one", day(-3)),
                Envelope.price(lab + "/one", day(-3), "4.00").by(lab + "-list", "catalogue"),
                Envelope.price(lab + "/one", day(-2), "5.00").by("another-list", "catalogue"));
        settled();
        var prices = every(", 'types': ['pricing.changed']");
        var observations =
                subscribe(receiver, "'types': ['source.observed'], 'organisations': ['%s-list']".formatted(lab));
        var plain = subscribe(
                receiver,
                "'types': ['source.observed'], 'organisations': ['%s-list'], 'only_changes': false".formatted(lab));
        var observed = record(Envelope.confirmed(lab + "-list", day(-1)));
        settled();
        var news = receiver.awaitNews(2);
        assertThat(deliveries(prices, "")).hasSize(1);
        assertThat(deliveries(observations, "")).isEmpty();
        assertThat(deliveries(plain, "")).hasSize(1);
        assertThat(news)
                .allMatch(told -> told.json()
                        .at("/data/id")
                        .asString()
                        .equals(id(observed).toString()));
        assertThat(news.stream().map(told -> told.header("webhook-id"))).doesNotHaveDuplicates();
        var dispute = news.stream()
                .map(NewsIT::change)
                .filter(change -> change.path("changes_answer").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(dispute.at("/previous/disputed").asBoolean()).isFalse();
        assertThat(dispute.at("/current/disputed").asBoolean()).isTrue();
        assertThat(dispute.at("/page").asString()).endsWith("/events/" + id(observed));
        assertThat(dispute.at("/sentence").asString()).endsWith(", but sources disagree");
    }

    @Test
    void a_resolution_is_sent_with_what_was_expected_by_whom_and_what_met_it() {
        record(Envelope.released(lab + "/one", today()).with("/data/name", "Number One"));
        var stated = record(Envelope.of(
                "expectation.stated",
                lab + "/one",
                today(),
                "{'about': 'api_access', 'expected': 'general_availability', 'commitment': 'firm'}"));
        var came = record(Envelope.access(lab + "/one", today(), "general_availability"));
        settled();
        every(", 'types': ['expectation.resolved']");
        record(Envelope.of(
                "expectation.resolved",
                lab + "/one",
                today(),
                "{'expectation': '%s', 'outcome': 'met', 'by_event': '%s'}".formatted(id(stated), id(came))));
        assertThat(change(receiver.awaitNews(1).getFirst()).path("sentence").asString())
                .isEqualTo(
                        "The expectation of %s for Number One (api access: general availability) is met:".formatted(lab)
                                + " Number One is generally available: first party API");
    }

    private String day(int fromToday) {
        return LocalDate.parse(today()).plusDays(fromToday).toString();
    }

    @Test
    void an_import_of_800_offerings_observed_months_ago_makes_no_delivery_unless_history_is_asked_for() {
        record(Envelope.released(lab + "/one", today()));
        settled();
        var news = every("");
        var history = subscribe(receiver, "'models': ['%s/*'], 'include_historical': true".formatted(lab));
        var monthsAgo = LocalDate.parse(today()).minusMonths(4).toString();
        var lines = IntStream.range(0, 800)
                .mapToObj(i -> Envelope.price(lab + "/one", monthsAgo, "4.00")
                        .with("/data/provider", "reseller-" + i)
                        .toString())
                .toList();
        var answer = http().ndjson("/v1/events", String.join("\n", lines));
        assertThat(answer.body().lines().filter(line -> line.contains("\"status\":201")))
                .hasSize(800);
        settled();
        assertThat(deliveries(news, "")).isEmpty();
        eventually("800 pieces of history", () -> receiver.news().size() == 800);
        assertThat(deliveries(history, "")).hasSize(100);
        assertThat(deliveries(news, "")).isEmpty();
    }

    @Test
    void a_correction_and_a_retraction_reach_those_whom_the_claim_concerned() {
        record(Envelope.released(lab + "/one", today()));
        settled();
        var prices = every(", 'types': ['pricing.changed']");
        var states = every(", 'types': ['api_access.changed']");
        var wrong = record(Envelope.price(lab + "/one", today(), "4.00"));
        receiver.awaitNews(1);
        var corrected = correct(wrong, Envelope.price(lab + "/one", today(), "6.00"));
        receiver.awaitNews(2);
        later(Duration.ofDays(90)); // what was no history when it was told does not become so by being mended late
        retract(corrected);
        var news = receiver.awaitNews(3);
        settled();
        assertThat(news.stream().map(Receiver.Request::type))
                .containsExactly("pricing.changed", "claim.corrected", "claim.retracted");
        assertThat(change(news.get(1)).at("/previous/prices/0/amount").asString())
                .isEqualTo("4.00");
        assertThat(change(news.get(1)).at("/current/prices/0/amount").asString())
                .isEqualTo("6.00");
        assertThat(change(news.get(2)).at("/previous/prices/0/amount").asString())
                .isEqualTo("6.00");
        assertThat(change(news.get(2)).path("current").isNull()).isTrue();
        assertThat(deliveries(prices, "")).hasSize(3);
        assertThat(deliveries(states, "")).isEmpty();
    }

    @Test
    void filters_by_type_model_and_organisation_are_kept() {
        var exact = subscribe(receiver, "'models': ['%s/one']".formatted(lab));
        var wild = subscribe(receiver, "'models': ['*/%s-mini*']".formatted(lab));
        var organisation = subscribe(receiver, "'organisations': ['%s']".formatted(lab));
        var underscore = subscribe(receiver, "'models': ['%s/o_e']".formatted(lab));
        record(
                Envelope.released(lab + "/one", today()),
                Envelope.released("other-" + lab + "/" + lab + "-mini-2", today()),
                Envelope.about("organisation", lab, "organisation.registered", "{'name': 'A', 'roles': ['lab']}")
                        .seen(today()));
        settled();
        assertThat(deliveries(exact, "")).hasSize(1);
        assertThat(deliveries(wild, "")).hasSize(1);
        assertThat(deliveries(organisation, "")).hasSize(2);
        assertThat(deliveries(underscore, "")).isEmpty();
    }

    @Test
    void a_filter_may_name_any_id_of_the_model() {
        record(Envelope.released(lab + "/one", today()), Envelope.released(lab + "-shop/1", today()));
        record(Envelope.about("model", lab + "-shop/1", "model.identified", """
                {'same_as': '%s/one', 'basis': 'editor', 'reason': 'a test says so'}
                """.formatted(lab))
                .with("/effective_basis", "first_seen"));
        settled();
        var ofModel = subscribe(receiver, "'types': ['pricing.changed'], 'models': ['%s/one']".formatted(lab));
        var ofListing = subscribe(receiver, "'types': ['pricing.changed'], 'models': ['%s-shop/1']".formatted(lab));
        var ofOthers = subscribe(receiver, "'types': ['pricing.changed'], 'models': ['%s/two']".formatted(lab));
        record(Envelope.price(lab + "-shop/1", today(), "4.00"));
        record(Envelope.price(lab + "/one", today(), "5.00"));
        settled();
        assertThat(deliveries(ofModel, "")).hasSize(2);
        assertThat(deliveries(ofListing, "")).hasSize(2);
        assertThat(deliveries(ofOthers, "")).isEmpty();
    }

    @Test
    void chats_get_a_sentence_with_who_says_it_the_day_and_the_link_of_the_event() {
        List.of("slack", "discord", "teams", "telegram").forEach(this::channel);
        var event = record(Envelope.of("model.released", lab + "/one", today(), "{'name': 'R&D <1>'}"));
        var link = "http://localhost:8080/events/" + event.path("id").asString();
        eventually(
                "all told",
                () -> receiver.requests().stream()
                                .filter(request -> request.body().contains(link))
                                .count()
                        == 4);
        var bodies = receiver.requests().stream().map(Receiver.Request::json).toList();
        var said = "(%1$s) is released (%1$s, %2$s)".formatted(lab, today());
        assertThat(texts(bodies, "/text"))
                .contains(
                        "R&amp;D &lt;1&gt; %s. <%s|More>".formatted(said, link),
                        "R&D <1> %s. %s".formatted(said, link));
        assertThat(texts(bodies, "/content")).contains("R&D <1> %s. <%s>".formatted(said, link));
        assertThat(texts(bodies, "/attachments/0/content/body/0/inlines/0/text"))
                .contains("R&D <1> " + said);
        assertThat(texts(bodies, "/attachments/0/content/actions/0/url")).contains(link);
        assertThat(texts(bodies, "/chat_id")).contains("@releases");
    }

    @Test
    void a_chat_reads_what_was_before_and_what_is_now() {
        record(
                Envelope.released(lab + "/one", today()),
                Envelope.access(lab + "/one", today(), "public_preview"),
                Envelope.price(lab + "/one", today(), "4.00"));
        settled();
        channel("slack");
        later(Duration.ofDays(1));
        record(Envelope.access(lab + "/one", today(), "general_availability"));
        eventually("the first told", () -> chats("→").size() == 1);
        record(Envelope.price(lab + "/one", today(), "5.00"));
        eventually("both told", () -> chats("→").size() == 2);
        assertThat(chats("→").getFirst())
                .contains("; public preview → general availability (" + lab + ", " + today() + ")");
        assertThat(chats("→").getLast()).contains("; output $4 → $5 (+25%) (" + lab + ", " + today() + ")");
    }

    private List<String> chats(String part) {
        return receiver.requests().stream()
                .map(request -> request.json().path("text").asString(""))
                .filter(text -> text.contains(part))
                .toList();
    }

    @Test
    void telegram_must_know_the_chat() {
        var body = "{\"url\": \"%s\", \"format\": \"telegram\"}".formatted(receiver.url());
        assertThat(owner.post("/v1/webhooks", body).at("/errors/0/pointer")).isEqualTo("/url");
    }

    private void channel(String format) {
        int before = receiver.requests().size();
        var body = "{'url': '%s', 'models': ['%s/*'], 'format': '%s'}"
                .formatted(
                        format.equals("telegram") ? receiver.url() + "?chat_id=%40releases" : receiver.url(),
                        lab,
                        format);
        var webhook = owner.post("/v1/webhooks", body.replace('\'', '"')).json();
        eventually(
                "a ping of " + format,
                () -> receiver.requests().stream().skip(before).anyMatch(request -> code(request) != null));
        var code = receiver.requests().stream()
                .skip(before)
                .map(NewsIT::code)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        assertThat(owner.post(path(webhook, "/consent"), "{\"code\":\"%s\"}".formatted(code))
                        .at("/status"))
                .isEqualTo("active");
    }

    private static String code(Receiver.Request request) {
        return request.body().contains("code ") ? request.body().replaceFirst(".*code ([A-Z2-9]{24}).*", "$1") : null;
    }

    @Test
    void a_rebuild_of_the_views_sends_nothing_again() {
        var webhook = every("");
        record(Envelope.released(lab + "/one", today()));
        receiver.awaitNews(1);
        attempts(webhook, 1);
        views.rebuild().run((done, total) -> {});
        record(Envelope.released(lab + "/two", today()));
        receiver.awaitNews(2);
        settled();
        assertThat(receiver.news()).hasSize(2);
        assertThat(deliveries(webhook, "")).hasSize(2);
    }

    @Test
    void what_is_sent_is_what_the_description_of_the_api_says() {
        every(", 'only_changes': false");
        record(
                Envelope.released(lab + "/one", today()),
                Envelope.price(lab + "/one", today(), "4.00"),
                Envelope.access(lab + "/one", today(), "general_availability"),
                Envelope.status(lab + "/one", today(), "closed"));
        var api = get("/v3/api-docs").json();
        assertThat(api.path("webhooks").propertyNames())
                .contains("endpoint.ping", "endpoint.disabled", "benchmark.published")
                .hasSize(25);
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of("https://api.example/docs", api.toString())));
        for (var request : receiver.awaitNews(4)) {
            var body = api.at("/webhooks/%s/post/requestBody/content".formatted(request.type()));
            var name = body.path("application/json").at("/schema/$ref").asString();
            var schema = registry.getSchema(SchemaLocation.of("https://api.example/docs" + name));
            assertThat(schema.validate(request.body(), InputFormat.JSON))
                    .as(request.body())
                    .isEmpty();
            assertThat(schema.validate(request.body().replace("\"change\"", "\"changed\""), InputFormat.JSON))
                    .isNotEmpty();
            assertThat(schema.validate(request.body().replace(request.type(), "x.y"), InputFormat.JSON))
                    .isNotEmpty();
        }
    }
}
