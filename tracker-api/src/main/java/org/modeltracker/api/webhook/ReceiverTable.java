package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The health of endpoints, in the table of webhooks. */
@Component
class ReceiverTable {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    ReceiverTable(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Locks and returns the receivers whose health these attempts may change. A success at a healthy endpoint changes nothing and takes no lock.
     *
     * @param well endpoints with a successful attempt
     * @param unwell endpoints with a failed attempt or a wish
     */
    List<ReceiverState> lock(Collection<UUID> well, Collection<UUID> unwell) {
        return locked(
                "id = any (?::uuid[]) or (id = any (?::uuid[]) and failing_since is not null)",
                texts(unwell),
                texts(well));
    }

    List<ReceiverState> lockActive(String owner) {
        return locked("owner = ? and status = 'active'", owner);
    }

    private List<ReceiverState> locked(String which, Object... values) {
        return jdbc.query(
                "select * from work.webhook where " + which + " order by id for no key update",
                (row, n) -> new ReceiverState(
                        row.getObject("id", UUID.class),
                        row.getString("owner"),
                        row.getString("url"),
                        row.getString("status").equals("active"),
                        WebhookRowMapper.instant(row, "failing_since"),
                        WebhookRowMapper.instant(row, "failed_at"),
                        row.getLong("failing_ms"),
                        WebhookRowMapper.instant(row, "warned_at"),
                        row.getString("disabled_reason")),
                values);
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    void fare(List<ReceiverState> endpoints, Instant now) {
        jdbc.update("""
                update work.webhook w
                   set failing_since = r.failing_since, failed_at = r.failed_at, failing_ms = r.failing_ms, warned_at = r.warned_at,
                       status = case when w.status = 'active' and not r.active then 'disabled' else w.status end,
                       disabled_at = case when w.status = 'active' and not r.active then ?::timestamptz else w.disabled_at end,
                       disabled_reason = case when w.status = 'active' and not r.active then r.disabled_reason else w.disabled_reason end,
                       disabled_position = case when w.status = 'active' and not r.active
                           then (select position from work.follower where name = 'webhooks') else w.disabled_position end
                  from jsonb_to_recordset(?::jsonb) as r (id uuid, active boolean, failing_since timestamptz, failed_at timestamptz,
                       failing_ms bigint, warned_at timestamptz,
                       disabled_reason text)
                 where w.id = r.id
                """, now.toString(), json.writeValueAsString(endpoints));
    }
}
