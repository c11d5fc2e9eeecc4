package org.modeltracker.core;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Events that no release can read, put into the log behind everybody's back.
 *
 * @param what is wrong with it
 */
public record Poison(String what, String type, String revision, String payload) {

    private static final String RELEASED = """
            {"model": "%1$s", "effective": "2026-04-07", "effective_basis": "stated", "observed_at": "2026-04-07", "type": "model.released",
             "source": {"publisher": "poison", "kind": "press"}, "data": {"name": "Poison"}}""";

    /** Each kind that was seen to stop something; {@code %1$s} is the model. */
    private static final List<Poison> KINDS = List.of(
            new Poison("an unknown type", "model.exploded", "1", RELEASED.replace("model.released", "model.exploded")),
            new Poison("an unknown revision", "model.released", "99", RELEASED),
            new Poison("no source", "model.released", "1", RELEASED.replace("\"source\"", "\"quelle\"")),
            new Poison("a string for a payload", "model.released", "1", "\"boom\""),
            new Poison(
                    "another subject than its stream", "model.released", "1", RELEASED.replace("%1$s", "else/where")),
            new Poison("an impossible date", "model.released", "1", RELEASED.replace("2026-04-07", "2026-02-30")),
            new Poison("no data", "model.released", "1", RELEASED.replace("\"data\"", "\"daten\"")));

    public static Stream<Poison> kinds() {
        return KINDS.stream();
    }

    /** @return the position */
    public long into(DataSource database, UUID id, String model) {
        var position = new JdbcTemplate(database)
                .queryForObject("""
                with drawn as (select first + 1 as position, at from log.draw(1, '2026-01-01'))
                insert into log.event (position, event_id, stream, sequence, stream_kind, recorded_at, type, revision, payload, metadata)
                select position, ?, 'model:' || ?, (select coalesce(max(sequence) + 1, 0) from log.event where stream = 'model:' || ?),
                       'model', at, ?, ?, ?::jsonb, '{"recorded_by": "poison"}'
                  from drawn returning position
                """, Long.class, id, model, model, type, revision, payload.formatted(model));
        return position == null ? 0 : position;
    }

    /** Makes an event readable, as a later release would. */
    public static void mend(DataSource database, UUID id, String model) {
        var jdbc = new JdbcTemplate(database);
        jdbc.execute("alter table log.event disable trigger append_only");
        jdbc.update(
                "update log.event set type = 'model.released', revision = '1', payload = ?::jsonb where event_id = ?",
                RELEASED.formatted(model),
                id);
        jdbc.execute("alter table log.event enable trigger append_only");
    }

    @Override
    public String toString() {
        return what;
    }
}
