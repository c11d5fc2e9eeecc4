package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.api.webhook.Receiver.Reply;
import org.modeltracker.api.webhook.Receiver.Request;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/** The WebSub hub, from the link in a feed to signed deliveries at a real callback. Each test has an organisation of its own. */
class HubIT {

    private static final String PUBLIC = "https://tracker.example";
    private static final String SECRET = "a secret that the reader chose";
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static SecondTracker tracker;

    private String lab;
    private String topic;
    private Receiver callback;

    @BeforeAll
    static void start() {
        tracker = started(NOW);
    }

    private static SecondTracker started(Instant now) {
        return SecondTracker.start(
                DATABASE,
                now,
                "--tracker.rate-limit=off",
                "--tracker.public-url=" + PUBLIC,
                "--tracker.hub.enabled=true",
                "--tracker.hub.most=8",
                "--tracker.hub.most-per-host=6",
                "--tracker.webhooks.allowed-networks=127.0.0.1/32",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY);
    }

    @AfterAll
    static void stop() {
        tracker.close();
    }

    /** The hour of the limits is over. */
    @BeforeEach
    void begin() {
        lab = "hub-lab-" + COUNT.incrementAndGet();
        topic = topic(lab);
        callback = new Receiver();
        callback.answersBy(HubIT::agree);
        later(Duration.ofHours(2));
    }

    @AfterEach
    void end() {
        callback.close();
        jdbc().update("delete from work.webhook where topic is not null");
    }

    @Test
    void a_feed_names_its_hub_and_itself() throws Exception {
        var path = topic.substring(PUBLIC.length());
        var feed = tracker.http().get(path);
        assertThat(feed.raw().headers().allValues("Link"))
                .containsExactlyInAnyOrder("<" + PUBLIC + "/hub>; rel=\"hub\"", "<" + topic + ">; rel=\"self\"");
        assertThat(feed.body())
                .contains("<link rel=\"hub\" href=\"" + PUBLIC + "/hub\"/>")
                .contains("rel=\"self\" type=\"application/atom+xml\" href=\"" + topic + "\"");
        assertThat(tracker.http().get(path.replace(".atom", ".rss")).body())
                .contains("<atom:link rel=\"hub\" href=\"" + PUBLIC + "/hub\"/>");
        var json = tracker.http().get(path.replace(".atom", ".json")).json();
        assertThat(json.at("/hubs/0/url").asString()).isEqualTo(PUBLIC + "/hub");
        assertThat(tracker.http().get(path + "&as_of=0").body())
                .as("the past has no news")
                .doesNotContain("rel=\"hub\"");
    }

    @Test
    void a_callback_that_gives_the_challenge_back_is_sent_the_feed_when_it_has_news() throws Exception {
        record(Envelope.released(lab + "/one", today()));
        assertThat(subscribe().status()).isEqualTo(202);
        var asked = question(1);
        assertThat(asked.method()).isEqualTo("GET");
        assertThat(parameter(asked, "mine")).isEqualTo("1");
        assertThat(parameter(asked, "hub.mode")).isEqualTo("subscribe");
        assertThat(parameter(asked, "hub.topic")).isEqualTo(topic);
        assertThat(parameter(asked, "hub.lease_seconds")).isEqualTo("864000");
        awaitStatus("active");
        assertThat(callback.requests()).as("what was known before is no news").hasSize(1);

        later(HubTopics.SPACING);
        record(Envelope.released("not-" + lab + "/x", today()));
        record(Envelope.price(lab + "/one", today(), "8"), Envelope.price(lab + "/one", today(), "9"));
        later(HubTopics.SPACING);
        var feed = tracker.http().get(topic.substring(PUBLIC.length()));
        eventually(
                "the feed as it is now",
                () -> !posts().isEmpty() && posts().getLast().body().equals(feed.body()));
        var news = posts().getLast();
        assertThat(news.header("Content-Type")).isEqualTo(feed.header("Content-Type"));
        assertThat(news.header("X-Hub-Signature")).isEqualTo("sha256=" + hmac(news.body()));
        assertThat(news.header("Link")).isEqualTo("<%s/hub>; rel=\"hub\", <%s>; rel=\"self\"".formatted(PUBLIC, topic));
    }

    @Test
    void other_news_and_repeats_are_sent_to_nobody() {
        subscribed();
        later(HubTopics.SPACING);
        record(Envelope.released("not-" + lab + "/x", today()));
        looked();
        assertThat(posts()).isEmpty();
    }

    @Test
    void a_callback_that_does_not_give_the_challenge_back_is_sent_nothing_and_forgotten() {
        callback.answersBy(request -> new Reply(200, "yes"));
        subscribe();
        question(1);
        record(Envelope.released(lab + "/one", today()));
        later(HubExpiry.VALID);
        eventually("it is forgotten", () -> status().isEmpty());
        callback.answersBy(request -> new Reply(404, parameter(request, "hub.challenge")));
        subscribe();
        question(2);
        later(HubExpiry.VALID);
        eventually("it is forgotten", () -> status().isEmpty());
        assertThat(posts()).isEmpty();
    }

    @Test
    void nothing_is_sent_after_the_lease_and_a_renewal_makes_it_longer() {
        subscribed("hub.lease_seconds", "600");
        later(Duration.ofSeconds(500));
        subscribe("hub.lease_seconds", "600");
        question(2);
        eventually("renewed", () -> jdbc().queryForObject("select count(*) from work.hub_request", Long.class) == 0);
        later(Duration.ofSeconds(500));
        record(Envelope.released(lab + "/one", today()));
        news(1);
        later(Duration.ofSeconds(100));
        eventually("it is forgotten", () -> status().isEmpty());
        record(Envelope.released(lab + "/two", today()));
        later(HubTopics.QUIET);
        eventually("the feed is forgotten", () -> topics() == 0);
        assertThat(posts()).hasSize(1);
    }

    @Test
    void who_unsubscribes_is_asked_and_sent_nothing_more() {
        subscribed();
        callback.answersBy(request -> new Reply(200, "no"));
        assertThat(ask("unsubscribe").status()).isEqualTo(202);
        assertThat(parameter(question(2), "hub.mode")).isEqualTo("unsubscribe");
        kept();
        assertThat(status()).as("a stranger unsubscribes nobody").isEqualTo("active");
        callback.answersBy(HubIT::agree);
        ask("unsubscribe");
        question(3);
        eventually("it is forgotten", () -> status().isEmpty());
        assertThat(ask("unsubscribe").status()).as("nothing is revealed").isEqualTo(202);
        later(HubTopics.SPACING);
        record(Envelope.released(lab + "/one", today()));
        kept();
        assertThat(callback.requests()).hasSize(3);
    }

    @Test
    void a_callback_that_is_gone_is_forgotten_and_one_that_fails_is_tried_again() {
        subscribed();
        callback.answersBy(request -> new Reply(503, ""));
        later(HubTopics.SPACING);
        record(Envelope.released(lab + "/one", today()));
        news(1);
        callback.answersBy(request -> new Reply(200, ""));
        later(Duration.ofMinutes(1));
        assertThat(news(2).body())
                .as("the same again")
                .isEqualTo(posts().getFirst().body());
        callback.answersBy(request -> new Reply(410, ""));
        record(Envelope.released(lab + "/two", today()));
        news(3);
        kept();
        later(HubExpiry.VALID);
        eventually("it is forgotten", () -> status().isEmpty());
    }

    @Test
    void without_a_secret_nothing_is_signed() {
        ask("subscribe");
        question(1);
        awaitStatus("active");
        later(HubTopics.SPACING);
        record(Envelope.released(lab + "/one", today()));
        assertThat(news(1).header("X-Hub-Signature")).isEmpty();
    }

    @Test
    void nothing_is_sent_twice_over_a_restart() {
        subscribed();
        later(HubTopics.SPACING);
        record(Envelope.released(lab + "/one", today()));
        news(1);
        kept();
        var now = bean(TestClock.class).instant();
        tracker.close();
        tracker = started(now);
        later(HubTopics.QUIET);
        looked();
        assertThat(posts()).hasSize(1);
        record(Envelope.released(lab + "/two", today()));
        later(HubTopics.SPACING);
        news(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/feeds/timeline.atom",
                PUBLIC + "/feeds/calendar.ics",
                PUBLIC + "/v1/models",
                PUBLIC + "/feeds/timeline.atom?as_of=1",
                PUBLIC + "/feeds/timeline.atom?type=nothing",
                PUBLIC + "/feeds/timeline.atom?type=pricing.changed&model=a/b",
                PUBLIC + "/feeds/timeline.atom?organisation=%zz",
                PUBLIC + "/feeds/timeline.atom#x",
                ""
            })
    void another_topic_is_refused_by_name(String other) {
        topic = other;
        var refused = subscribe();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("/hub.topic", PUBLIC + "/feeds/timeline.atom");
    }

    @Test
    void the_whole_feed_and_a_narrow_one_are_topics() {
        for (var own : List.of("", "?model=" + lab + "%2Fone&organisation=x&organisation=y&type=pricing.changed")) {
            topic = PUBLIC + "/feeds/timeline.json" + own;
            assertThat(subscribe().status()).as(own).isEqualTo(202);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/x",
                "ftp://a.example/",
                "https://tracker.example/x",
                ""
            })
    void an_address_that_may_not_be_called_is_refused(String address) {
        var refused = form("hub.mode", "subscribe", "hub.topic", topic, "hub.callback", address);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("/hub.callback");
    }

    @Test
    void fields_are_refused_by_name_and_other_fields_ignored() {
        var refused = ask("publish", "hub.lease_seconds", "-1", "hub.secret", "x".repeat(200), "hub.verify", "sync");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("/hub.mode", "/hub.lease_seconds", "/hub.secret")
                .doesNotContain("verify");
    }

    @Test
    void subscriptions_of_one_host_are_bounded() {
        for (int n = 0; n < 6; n++) {
            topic = topic(lab + "-" + n);
            assertThat(subscribe().status()).isEqualTo(202);
        }
        topic = topic(lab);
        var full = subscribe();
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.body()).contains("too-many-subscriptions", "6");
        topic = topic(lab + "-0");
        assertThat(subscribe().status()).as("a renewal is no other").isEqualTo(202);
    }

    @Test
    void a_network_that_asks_too_often_has_to_wait() {
        for (int n = 0; n < HubLimits.PER_NETWORK; n++) {
            assertThat(ask("unsubscribe").status()).isEqualTo(202);
        }
        var refused = ask("unsubscribe");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("3600");
    }

    @Test
    void only_the_admin_sees_a_callback_and_no_key_makes_one() {
        subscribed();
        var list = tracker.http().get("/v1/webhooks?owner=%40websub").json();
        assertThat(list.at("/data/0/url").asString()).isEqualTo(callback.url() + "?mine=1");
        assertThat(list.at("/data/0/description").asString()).contains(topic);
        var refused =
                tracker.http().post("/v1/webhooks", "{\"url\":\"%s\",\"format\":\"websub\"}".formatted(callback.url()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("/format", "/hub");
        var key = "{\"name\":\"t\",\"owner\":\"@websub\",\"scopes\":[\"webhooks:write\"]}";
        assertThat(tracker.http().post("/v1/keys", key).status()).isEqualTo(422);
    }

    private static String topic(String organisation) {
        return PUBLIC + "/feeds/timeline.atom?organisation=" + organisation;
    }

    private static Reply agree(Request request) {
        return request.method().equals("GET")
                ? new Reply(200, parameter(request, "hub.challenge"))
                : new Reply(204, "");
    }

    private static String parameter(Request request, String name) {
        var value = UriComponentsBuilder.fromUriString("http://x" + request.path())
                .build()
                .getQueryParams()
                .getFirst(name);
        return value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private Answer subscribe(String... more) {
        var fields = IntStream.range(0, more.length + 2)
                .mapToObj(n -> n < more.length ? more[n] : n == more.length ? "hub.secret" : SECRET)
                .toArray(String[]::new);
        return ask("subscribe", fields);
    }

    private Answer ask(String mode, String... more) {
        var all = new String[more.length + 6];
        System.arraycopy(
                new String[] {"hub.mode", mode, "hub.topic", topic, "hub.callback", callback.url() + "?mine=1"},
                0,
                all,
                0,
                6);
        System.arraycopy(more, 0, all, 6, more.length);
        return form(all);
    }

    private static Answer form(String... fields) {
        var body = IntStream.range(0, fields.length / 2)
                .mapToObj(n -> fields[2 * n] + "=" + URLEncoder.encode(fields[2 * n + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Http(tracker.base(), null).post("/hub", body, "Content-Type", "application/x-www-form-urlencoded");
    }

    private void subscribed(String... more) {
        assertThat(subscribe(more).status()).isEqualTo(202);
        question(1);
        awaitStatus("active");
    }

    /** The last of so many challenges. */
    private Request question(int count) {
        eventually(count + " challenges", () -> questions().size() >= count);
        assertThat(questions()).hasSize(count);
        return questions().getLast();
    }

    private List<Request> questions() {
        return callback.requests().stream()
                .filter(request -> request.method().equals("GET"))
                .toList();
    }

    /** The last of so many deliveries. */
    private Request news(int count) {
        eventually(count + " deliveries", () -> posts().size() >= count);
        return posts().getLast();
    }

    private List<Request> posts() {
        return callback.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    private String status() {
        return jdbc().queryForList("select status from work.webhook where topic = ?", String.class, topic).stream()
                .collect(Collectors.joining(", "));
    }

    private void awaitStatus(String wanted) {
        eventually(wanted, () -> status().equals(wanted));
    }

    private static long topics() {
        return jdbc().queryForObject("select count(*) from work.hub_topic", Long.class);
    }

    /** Until the feed was looked at with all that is recorded, and what came of every attempt is kept. */
    private void looked() {
        long head = jdbc().queryForObject("select position from log.head", Long.class);
        eventually(
                "the feed is looked at",
                () -> jdbc().queryForObject(
                                        "select count(*) from work.hub_topic where topic = ? and position >= ?",
                                        Long.class,
                                        topic,
                                        head)
                        == 1);
        kept();
    }

    private static void kept() {
        eventually(
                "every outcome is kept",
                () -> jdbc().queryForObject("select count(*) from work.due where claim is not null", Long.class) == 0);
    }

    private static void later(Duration by) {
        kept();
        bean(TestClock.class).advance(by);
        bean(DeliveryWorker.class).wake();
    }

    private static void record(Envelope... claims) {
        for (var claim : claims) {
            var stored = tracker.http().post("/v1/events", claim.toString(), "Prefer", "wait=10");
            assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        }
    }

    private static String today() {
        return LocalDate.ofInstant(bean(TestClock.class).instant(), ZoneOffset.UTC)
                .toString();
    }

    private static String hmac(String body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    private static <T> T bean(Class<T> type) {
        return tracker.context().getBean(type);
    }
}
