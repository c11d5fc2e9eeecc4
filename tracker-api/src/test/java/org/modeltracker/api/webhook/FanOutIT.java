package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Envelope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** More webhooks than one transaction promises to. */
class FanOutIT extends WebhookContext {

    private static final int MORE = 2_100;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void however_many_want_it_each_is_promised_it_once_and_a_deleted_one_is_owed_nothing() {
        var webhook = subscribe();
        patch(webhook, "{'paused': true}");
        var id = UUID.fromString(webhook.path("id").asString());
        jdbc.update("""
                insert into work.webhook
                select (jsonb_populate_record(w, jsonb_build_object('id', gen_random_uuid()))).*
                  from work.webhook w cross join generate_series(1, ?) where w.id = ?
                """, MORE, id);

        record(Envelope.released(lab + "/one", today()), Envelope.released(lab + "/two", today()));
        settled();

        assertThat(owed("count(*)")).isEqualTo(2 * (MORE + 1));
        assertThat(owed("count(distinct u.webhook)")).isEqualTo(MORE + 1);
        assertThat(owed("count(distinct u.message)")).isEqualTo(2);

        owner.delete(path(webhook, ""));
        assertThat(owed("count(*)")).isEqualTo(2 * MORE);
        assertThat(jdbc.queryForObject("select count(*) from work.due where webhook = ?", Integer.class, id))
                .isZero();
    }

    private int owed(String what) {
        return jdbc.queryForObject(
                "select " + what + " from work.due u join work.webhook w on w.id = u.webhook where w.owner = ?",
                Integer.class,
                lab);
    }

    @AfterEach
    void clear() {
        jdbc.update("delete from work.due u using work.webhook w where w.id = u.webhook and w.owner = ?", lab);
        jdbc.update("delete from work.webhook where owner = ?", lab);
    }
}
