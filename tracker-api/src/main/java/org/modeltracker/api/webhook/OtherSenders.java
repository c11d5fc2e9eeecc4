package org.modeltracker.api.webhook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What other nodes have under way at each endpoint. Each node writes it when it takes deliveries, in the same transaction, and nodes take turns at
 * that. A node that has not taken any for five seconds is dead or frozen, and counts no more.
 */
@Component
class OtherSenders {

    private static final TypeReference<Map<UUID, Integer>> BY_ENDPOINT = new TypeReference<>() {};

    private static final String LIVING = """
            select held from work.sender
             where node <> ? and seen_at > clock_timestamp() - interval '5 seconds' and held <> '{}'
            """;

    private static final String KEEP = """
            with gone as (delete from work.sender where seen_at < clock_timestamp() - interval '1 hour')
            insert into work.sender (node, seen_at, held) values (?, clock_timestamp(), ?::jsonb)
            on conflict (node) do update set seen_at = excluded.seen_at, held = excluded.held
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final UUID node;

    OtherSenders(JdbcTemplate jdbc, JsonMapper json, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.json = json;
        this.node = ids.get();
    }

    /** @return what this node has and what the others have, together */
    Map<UUID, Integer> with(Map<UUID, Integer> own) {
        var all = new HashMap<>(own);
        jdbc.queryForList(LIVING, String.class, node)
                .forEach(others -> json.readValue(others, BY_ENDPOINT)
                        .forEach((endpoint, count) -> all.merge(endpoint, count, Integer::sum)));
        return all;
    }

    /** Tells the others what this node has, with what it has just taken. */
    void keep(Map<UUID, Integer> own, List<LeasedDelivery> taken) {
        var all = new HashMap<>(own);
        taken.forEach(delivery -> all.merge(delivery.webhook(), 1, Integer::sum));
        jdbc.update(KEEP, node, json.writeValueAsString(all));
    }
}
