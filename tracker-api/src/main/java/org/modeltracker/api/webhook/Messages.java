package org.modeltracker.api.webhook;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.modeltracker.core.answer.EventImpact;
import org.modeltracker.core.log.AdvisoryLock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of messages: what is sent, as the bytes that are signed. */
@Component
class Messages {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    Messages(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Collection<Message> messages) {
        jdbc.update("""
                insert into work.message (id, position, type, body, sentence, page, changes_answer, historical, made_at, moves, chat, link)
                select id, position, type, body, sentence, page, changes_answer, historical, made_at, moves::jsonb, chat ->> 'text', chat ->> 'link'
                  from jsonb_to_recordset(?::jsonb) as r (id uuid, position bigint, type text, body text, sentence text, page text,
                       changes_answer boolean, historical boolean, made_at timestamptz, moves text, chat jsonb)
                on conflict (id) do nothing
                """, json.writeValueAsString(messages));
    }

    /** The events without a message. Existing messages stay until the transaction ends. */
    List<EventImpact> unwritten(List<EventImpact> concerns) {
        hold();
        var ids = concerns.stream().map(concern -> concern.id().toString()).toArray(String[]::new);
        var written = new HashSet<>(
                jdbc.queryForList("select id from work.message where id = any (?::uuid[])", UUID.class, (Object) ids));
        return concerns.stream()
                .filter(concern -> !written.contains(concern.id()))
                .toList();
    }

    /** Prevents deletion until the transaction ends, for callers that plan existing messages. */
    void hold() {
        jdbc.query("select " + AdvisoryLock.MESSAGES.sharedForTransaction(), row -> {});
    }
}
