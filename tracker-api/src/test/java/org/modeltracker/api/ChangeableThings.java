package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.modeltracker.api.Http.Answer;

/** Makes ready what a request changes, and asks in SQL whether it did. */
abstract class ChangeableThings {

    static final String CODE = "ABCDEFGH";
    static final String LOG = "insert into log.event";
    static final String RUNNING = """
            insert into work.import_run (id, source, state, observed_at, observed, done, total, is_history, report)
            values (?, 'genai-prices', 'running', '2026-01-01', '2026-01-01', 0, 0, true,
                    jsonb_build_object('id', ?, 'source', 'genai-prices', 'state', 'running', 'observed_at', '2026-01-01',
                      'recorded_by', 'walk', 'started', '2026-01-01T00:00:00Z', 'force', false, 'dry_run', false,
                      'events', jsonb_build_object(), 'skipped', jsonb_build_array(),
                      'progress', jsonb_build_object('done', 0, 'total', 0, 'per_second', 0),
                      'history', jsonb_build_object('repository', 'file:/none', 'path', 'a', 'every', '1d')))
            """;
    static final String DECISION = "update work.review set state";
    static final String DISMISSED = "select state = 'dismissed' from work.review where id = '%s'";
    static final String WEBHOOK = "insert into work.webhook (";
    static final String CHANGED = "set url = $1";
    static final String DESCRIBED = "select description = 'walked' from work.webhook where id = '%s'";
    static final String GONE = "select count(*) = 0 from work.webhook where id = '%s'";
    static final String SECRET = "insert into work.webhook_secret";
    static final String ROTATED = "select count(*) = 2 from work.webhook_secret where webhook = '%s'";
    static final String PINGED =
            "select count(*) = 2 from work.delivery d join work.message m on m.id = d.message where m.type = 'endpoint.ping' and webhook = '%s'";
    static final String ENABLE = "set status = case when consented_at is null";
    static final String ENABLED = "select status = 'active' from work.webhook where id = '%s'";
    static final String CONSENT = "set code_sha256 = null, consented_at = $1, consented_by = $2";
    static final String CONSENTED = "select consented_by = 'code' from work.webhook where id = '%s'";
    static final String REPLAY = "insert into work.replay";
    static final String REPLAYED = "select count(*) = 1 from work.replay where webhook = '%s'";
    static final String RESEND = "select id, webhook, message, 'manual'";

    final BreakableTracker tracker;

    ChangeableThings(BreakableTracker tracker) {
        this.tracker = tracker;
    }

    static String resent(long delivery) {
        return "select exists (select from work.due where trigger = 'manual' and delivery = %d)".formatted(delivery);
    }

    static String model(int number) {
        return "walk/model-" + number;
    }

    static String claim(int number) {
        return Envelope.announced(model(number), "2026-01-15").toString();
    }

    static String events(int number, int count) {
        return "select count(*) = %d from log.event where stream = 'model:%s'".formatted(count, model(number));
    }

    static String decisions(String model) {
        return "select count(*) = 1 from log.event where stream = 'model:%s' and type = 'model.identified'"
                .formatted(model);
    }

    String recorded(int number) {
        return recorded(claim(number));
    }

    String recorded(String claim) {
        return tracker.http().post("/v1/events", claim).at("/id");
    }

    /** Nobody listens there. */
    String url(int number) {
        return "http://127.0.0.1:%d/walk-%d".formatted(tracker.nobody, number);
    }

    String watch(int number) {
        return "{\"url\":\"%s\",\"publisher\":\"walk\",\"about\":\"pricing\"}".formatted(url(number));
    }

    /** One that is open. */
    UUID review() {
        var id = UUID.randomUUID();
        tracker.stored.update("""
                insert into work.review (id, kind, page, url, publisher, found_at)
                values (?, 'page_gone', gen_random_uuid(), 'https://walk.example/', 'walk', now())
                """, id);
        return id;
    }

    String order(int number) {
        return "{\"url\":\"%s\"}".formatted(url(number));
    }

    /** One that consented and is paused, so that nothing becomes of what it is promised; before consent and enabling as these need it. */
    String subscribed(String route, int number) {
        return made(route, number).at("/id");
    }

    /** The same for a mailbox; it waits for no letter. */
    Answer mailbox(String route, int number) {
        var made = made(route, number);
        var id = made.at("/id");
        tracker.stored.update("delete from work.due where webhook = ?::uuid", id);
        tracker.stored.update(
                "update work.webhook set format = 'email', url = 'mailto:walk@mailbox.example' where id = ?::uuid", id);
        return made;
    }

    /** What a letter would have in its link. */
    static String ending(Answer made) {
        try {
            var secret = Base64.getDecoder().decode(made.at("/secret").substring("whsec_".length()));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(("end " + made.at("/id")).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer made(String route, int number) {
        var made = tracker.http().post("/v1/webhooks", order(number));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.at("/id");
        var status = route.endsWith("/consent") ? "pending" : route.endsWith("/enable") ? "disabled" : "active";
        tracker.stored.update("""
                update work.webhook set paused = true, status = ?, code_sha256 = sha256(convert_to(?, 'UTF8')),
                       consented_at = case ? when 'pending' then null else now() end
                 where id = ?::uuid
                """, status, CODE, status, id);
        return made;
    }

    /** One that failed. */
    long delivery(String webhook) {
        return tracker.stored.queryForObject("""
                with message as (
                  insert into work.message (id, type, body, sentence, page, changes_answer, historical, made_at)
                  values (gen_random_uuid(), 'model.released', '{}', 'A model', 'http://localhost', true, false, now()) returning id)
                insert into work.delivery (webhook, message, status, made_at, failed_at)
                select ?::uuid, id, 'failed', now(), now() from message returning id
                """, Long.class, webhook);
    }
}
