package org.modeltracker.api.http;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.modeltracker.core.background.NodeRole;
import org.modeltracker.core.model.Sha256;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** What all nodes together have let each reader do, in the window under way. A window begins with its first request. */
@Component
public class QuotaTable {

    /** Takes what is left, and no more than wanted. A window that is over, or begins in the future, is begun again. */
    private static final String TAKE = """
            insert into work.quota as q (reader, since, until, taken)
            values (:reader, :now, :now::timestamptz + make_interval(secs => :seconds), least(:wanted, :most))
            on conflict (reader) do update set (since, until, taken) = (
              select case when running then q.since else excluded.since end,
                     case when running then q.until else excluded.until end,
                     case when running then least(q.taken + :wanted, greatest(q.taken, :most)) else excluded.taken end
                from (select excluded.since >= q.since and excluded.since < q.until) as w (running))
            returning new.since, new.until, greatest(:most - new.taken, 0) as remaining,
                      new.taken - case when old.since = new.since then old.taken else 0 end as granted
            """;

    private final NamedParameterJdbcTemplate named;
    private final boolean isForRequests;

    QuotaTable(NamedParameterJdbcTemplate named, NodeRole role, Environment environment) {
        this.named = named;
        this.isForRequests = !role.isReader() && StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    /** Whether others may count in it too: not in an embedded database, and not on a reader, which cannot write. */
    boolean isForRequests() {
        return isForRequests;
    }

    /**
     * @param granted to this node; 0 when the quota is used up
     * @param left for all nodes after that
     */
    record Grant(long granted, long left, Instant since, Instant until) {}

    /** @param reader who is counted, and for what; only its SHA-256 is stored */
    Grant take(String reader, long wanted, Quota quota, Instant now) {
        var parameters = Map.of(
                "reader", Sha256.of(reader),
                "now", Timestamp.from(now),
                "seconds", quota.window().toSeconds(),
                "wanted", wanted,
                "most", quota.requests());
        return named.query(
                        TAKE,
                        parameters,
                        (row, n) -> new Grant(
                                row.getLong("granted"),
                                row.getLong("remaining"),
                                row.getTimestamp("since").toInstant(),
                                row.getTimestamp("until").toInstant()))
                .getFirst();
    }

    /** Takes one of a quota. @return false when it is used up */
    public boolean takeOne(String reader, Quota quota, Instant now) {
        return take(reader, 1, quota, now).granted() > 0;
    }

    /** Deletes what says nothing any more. */
    int deleteOver(Instant before) {
        return named.update("delete from work.quota where until < :before", Map.of("before", Timestamp.from(before)));
    }
}
