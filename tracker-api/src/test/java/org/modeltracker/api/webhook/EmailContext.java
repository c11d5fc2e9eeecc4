package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Eventually.eventually;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.projection.EventSubscription;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A tracker with an SMTP server whose mailboxes the test reads. Each test has a mailbox and an organisation of its own. */
abstract class EmailContext {

    protected static final String PUBLIC = "https://tracker.example";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Pattern LINK = Pattern.compile(Pattern.quote(PUBLIC) + "(/(?:subscribe|keys)/\\S+)");

    protected static GreenMail mail;
    protected static SecondTracker tracker;

    protected String lab;
    protected String mailbox;

    @BeforeAll
    static void start() {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        tracker = SecondTracker.start(
                Instant.parse("2026-11-01T12:00:00Z"),
                "--tracker.rate-limit=off",
                "--tracker.public-url=" + PUBLIC,
                "--tracker.webhooks.key=" + ApiContext.WEBHOOKS_KEY,
                "--tracker.keys.by-email=true",
                "--logging.level.com.icegreen=off",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        tracker.close();
        mail.stop();
    }

    /** The hour of the limits is over. */
    @BeforeEach
    void begin() {
        int n = COUNT.incrementAndGet();
        lab = "mail-lab-" + n;
        mailbox = "reader%d@mailbox%d.example".formatted(n, n);
        later(Duration.ofHours(2));
    }

    protected static <T> T bean(Class<T> type) {
        return tracker.context().getBean(type);
    }

    protected static JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    protected static Http anybody() {
        return tracker.http().with(null);
    }

    /** The link of a letter that nobody opened ends, and its mailbox is forgotten. */
    protected void assertVoidAfterTwoDays(String confirm) {
        later(EmailComposer.VALID.plusSeconds(1));
        assertThat(page(confirm).status()).isEqualTo(404);
        assertThat(post(confirm).status()).isEqualTo(404);
        bean(EmailExpiry.class).work();
        assertThat(status()).isEmpty();
    }

    /** Moves the clock once every outcome is kept: a claim that is still open then lapses, and its letter is sent again. */
    protected static void later(Duration by) {
        eventually(
                "every outcome is kept",
                () -> jdbc().queryForObject("select count(*) from work.due where claim is not null", Long.class) == 0);
        bean(TestClock.class).advance(by);
        bean(DeliveryWorker.class).wake();
    }

    protected static String today() {
        return LocalDate.ofInstant(bean(TestClock.class).instant(), ZoneOffset.UTC)
                .toString();
    }

    protected static void record(Envelope... claims) {
        for (var claim : claims) {
            var stored = tracker.http().post("/v1/events", claim.toString(), "Prefer", "wait=10");
            assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        }
    }

    /** Until every event so far has been promised to whom it concerns. */
    protected static void settled() {
        long head = jdbc().queryForObject("select position from log.head", Long.class);
        eventually("promises up to " + head, () -> bean(EventSubscription.class).position() >= head);
    }

    /** @param fields alternating names and values */
    protected Answer ask(String... fields) {
        var all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "email";
        all[fields.length + 1] = mailbox;
        return post("/subscribe", all);
    }

    protected static Answer post(String path, String... fields) {
        var body = IntStream.range(0, fields.length / 2)
                .mapToObj(n -> fields[2 * n] + "=" + URLEncoder.encode(fields[2 * n + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return anybody().post(path, body, "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html");
    }

    protected static Answer page(String path) {
        return anybody().get(path, "Accept", "text/html");
    }

    /** In the mailbox of this test, once there are so many. */
    protected List<MimeMessage> letters(int count) {
        eventually(count + " letters", () -> received().size() >= count);
        assertThat(received()).hasSize(count);
        return received();
    }

    protected List<MimeMessage> received() {
        return List.of(mail.getReceivedMessagesForDomain(mailbox.substring(mailbox.indexOf('@') + 1)));
    }

    /** Subscribed and confirmed. @return how many letters came */
    protected int subscribed(String... fields) {
        int before = received().size();
        assertThat(ask(fields).status()).isEqualTo(200);
        var confirmed = post(link(letters(before + 1).getLast()));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        return before + 1;
    }

    /** The path of the link to the tracker's pages about subscriptions. */
    protected static String link(MimeMessage letter) {
        var found = LINK.matcher(text(letter));
        assertThat(found.find()).as(text(letter)).isTrue();
        return found.group(1);
    }

    protected static String text(MimeMessage letter) {
        return part(letter, 0);
    }

    protected static String html(MimeMessage letter) {
        return part(letter, 1);
    }

    private static String part(MimeMessage letter, int n) {
        try {
            BodyPart part = ((MimeMultipart) letter.getContent()).getBodyPart(n);
            return ((String) part.getContent()).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static String header(MimeMessage letter, String name) {
        try {
            var values = letter.getHeader(name);
            return values == null ? "" : String.join("\n", values);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Letters go there from now on. */
    protected static void relay(int port) {
        bean(JavaMailSenderImpl.class).setPort(port);
    }

    protected String status() {
        return jdbc()
                .queryForList(
                        "select status || coalesce(' ' || disabled_reason, '') from work.webhook where url = ?",
                        String.class,
                        "mailto:" + mailbox)
                .stream()
                .collect(Collectors.joining(", "));
    }
}
