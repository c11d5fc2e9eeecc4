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

/** A tracker with a hub, and a real callback. Each test has an organisation of its own. */
abstract class HubContext {

    static final String PUBLIC = "https://tracker.example";
    static final int MOST = 8;
    static final int MOST_PER_HOST = 6;

    private static final String SECRET = "a secret that the reader chose";
    private static final AtomicInteger COUNT = new AtomicInteger();

    static SecondTracker tracker;
    private static TestDatabase database;

    String lab;
    String topic;
    Receiver callback;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        tracker = node(Instant.parse("2026-11-01T12:00:00Z"), true, MOST);
    }

    /** On the database of all tests here. */
    static SecondTracker node(Instant now, boolean enabled, int most) {
        return SecondTracker.start(
                database,
                now,
                "--tracker.rate-limit=off",
                "--tracker.public-url=" + PUBLIC,
                "--tracker.hub.enabled=" + enabled,
                "--tracker.hub.most=" + most,
                "--tracker.hub.most-per-host=" + MOST_PER_HOST,
                "--tracker.webhooks.allowed-networks=127.0.0.1/32",
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY);
    }

    /** The SQL runs while no node does. */
    static void restart(boolean enabled, int most, String... sql) {
        var now = bean(TestClock.class).instant();
        tracker.close();
        for (var statement : sql) {
            new JdbcTemplate(database.dataSource()).update(statement);
        }
        tracker = node(now, enabled, most);
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
        callback.answersBy(HubContext::agree);
        later(Duration.ofHours(2));
    }

    @AfterEach
    void end() {
        callback.close();
        jdbc().update("delete from work.webhook where topic is not null");
    }

    static String topic(String organisation) {
        return PUBLIC + "/feeds/timeline.atom?organisation=" + organisation;
    }

    static Reply agree(Request request) {
        return request.method().equals("GET")
                ? new Reply(200, parameter(request, "hub.challenge"))
                : new Reply(204, "");
    }

    static String parameter(Request request, String name) {
        var value = UriComponentsBuilder.fromUriString("http://x" + request.path())
                .build()
                .getQueryParams()
                .getFirst(name);
        return value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    Answer subscribe(String... more) {
        var fields = IntStream.range(0, more.length + 2)
                .mapToObj(n -> n < more.length ? more[n] : n == more.length ? "hub.secret" : SECRET)
                .toArray(String[]::new);
        return ask("subscribe", fields);
    }

    Answer ask(String mode, String... more) {
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

    static Answer form(String... fields) {
        var body = IntStream.range(0, fields.length / 2)
                .mapToObj(n -> fields[2 * n] + "=" + URLEncoder.encode(fields[2 * n + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Http(tracker.base(), null).post("/hub", body, "Content-Type", "application/x-www-form-urlencoded");
    }

    Answer ask(Receiver other, String mode) {
        return form("hub.mode", mode, "hub.topic", topic, "hub.callback", other.url());
    }

    void subscribed(String... more) {
        assertThat(subscribe(more).status()).isEqualTo(202);
        question(1);
        awaitStatus("active");
    }

    /** The last of so many challenges. */
    Request question(int count) {
        eventually(count + " challenges", () -> questions().size() >= count);
        assertThat(questions()).hasSize(count);
        return questions().getLast();
    }

    List<Request> questions() {
        return callback.requests().stream()
                .filter(request -> request.method().equals("GET"))
                .toList();
    }

    /** The last of so many deliveries. */
    Request news(int count) {
        eventually(count + " deliveries", () -> posts().size() >= count);
        return posts().getLast();
    }

    List<Request> posts() {
        return callback.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    String status() {
        return jdbc().queryForList("select status from work.webhook where topic = ?", String.class, topic).stream()
                .collect(Collectors.joining(", "));
    }

    void awaitStatus(String wanted) {
        eventually(wanted, () -> status().equals(wanted));
    }

    static long watched(String topic) {
        return jdbc().queryForObject("select count(*) from work.hub_topic where topic = ?", Long.class, topic);
    }

    static long topics() {
        return jdbc().queryForObject("select count(*) from work.hub_topic", Long.class);
    }

    /** Until the feed was looked at with all that is recorded, and what came of every attempt is kept. */
    void looked() {
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

    static void kept() {
        eventually(
                "every outcome is kept",
                () -> jdbc().queryForObject("select count(*) from work.due where claim is not null", Long.class) == 0);
    }

    static void later(Duration by) {
        kept();
        bean(TestClock.class).advance(by);
        bean(DeliveryWorker.class).wake();
    }

    static void record(Envelope... claims) {
        for (var claim : claims) {
            var stored = tracker.http().post("/v1/events", claim.toString(), "Prefer", "wait=10");
            assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        }
    }

    static String today() {
        return LocalDate.ofInstant(bean(TestClock.class).instant(), ZoneOffset.UTC)
                .toString();
    }

    static String hmac(String body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    static JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    static <T> T bean(Class<T> type) {
        return tracker.context().getBean(type);
    }
}
