package org.modeltracker.api.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.modeltracker.core.answer.EventImpact;
import org.modeltracker.core.log.AdvisoryLock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of messages: what is sent, as the bytes that are signed. Column {@code news} is the id that receivers see, {@code id} the key for
 * deliveries; where {@code news} is null, both are one.
 */
@Component
class Messages {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Supplier<UUID> ids;

    Messages(JdbcTemplate jdbc, JsonMapper json, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
    }

    /** @param key a UUID of version 7, so that messages of a day are a range of keys, and so are their deliveries */
    private record Row(UUID key, @JsonUnwrapped Message message) {}

    /** Messages that are made once. Their ids are new, and so are their keys. */
    void add(Collection<Message> messages) {
        add(messages.stream().map(message -> new Row(message.id(), message)));
    }

    /** Messages whose ids are made of what they tell, so that no news is told twice; existing ones stay as they are. */
    void addNews(Collection<Message> messages) {
        add(messages.stream().map(message -> new Row(ids.get(), message)));
    }

    private void add(Stream<Row> rows) {
        jdbc.update("""
                insert into work.message (id, news, position, type, body, sentence, page, changes_answer, historical, made_at, moves, chat, link)
                select key, nullif(id, key), position, type, body, sentence, page, changes_answer, historical, made_at, moves::jsonb,
                       chat ->> 'text', chat ->> 'link'
                  from jsonb_to_recordset(?::jsonb) as r (key uuid, id uuid, position bigint, type text, body text, sentence text, page text,
                       changes_answer boolean, historical boolean, made_at timestamptz, moves text, chat jsonb)
                on conflict (coalesce(news, id)) do nothing
                """, json.writeValueAsString(rows.toList()));
    }

    /** The events without a message. Existing messages stay until the transaction ends. */
    List<EventImpact> unwritten(List<EventImpact> concerns) {
        hold();
        var ids = concerns.stream().map(concern -> concern.id().toString()).toArray(String[]::new);
        var written = new HashSet<>(jdbc.queryForList(
                "select coalesce(news, id) from work.message where coalesce(news, id) = any (?::uuid[])",
                UUID.class,
                (Object) ids));
        return concerns.stream()
                .filter(concern -> !written.contains(concern.id()))
                .toList();
    }

    /** Prevents deletion until the transaction ends, for callers that plan existing messages. */
    void hold() {
        jdbc.query("select " + AdvisoryLock.MESSAGES.sharedForTransaction(), row -> {});
    }
}
