package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.UnnestRows;
import org.modeltracker.core.model.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables of claims, confirmations and subjects: the only SQL that writes them. */
@Component
class ClaimTable {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    ClaimTable(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Ended(UUID id, long position, Instant observed) {}

    /** @param firsts the first event of each subject */
    void addSubjects(String schema, Map<Subject, Long> firsts) {
        jdbc.update(
                """
                insert into %s.subject (kind, id, organisation, position)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
                on conflict (kind, id) do nothing
                """.formatted(schema),
                UnnestRows.of(List.copyOf(firsts.entrySet()))
                        .add(first -> first.getKey().kind().word())
                        .add(first -> first.getKey().id())
                        .add(first -> first.getKey().organisationSide())
                        .add(Map.Entry::getValue)
                        .parameters());
    }

    void addClaims(String schema, List<CompetingClaim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                insert into %s.claim (subject_kind, subject, fact, key, everybody, event_id, position, publisher, provider, envelope, digest,
                       event_subject, known_from, known_to, ended_position, ended_observed)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::jsonb[], ?::jsonb[], ?::uuid[], ?::bigint[], ?::text[], ?::text[],
                                     ?::jsonb[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
                """.formatted(schema),
                FactKeyColumns.add(UnnestRows.of(claims), CompetingClaim::question, json)
                        .add(claim -> json.writeValueAsString(
                                claim.question().forEverybody().key()))
                        .add(CompetingClaim::id)
                        .add(CompetingClaim::position)
                        .add(CompetingClaim::publisher)
                        .add(CompetingClaim::provider)
                        .add(CompetingClaim::envelope)
                        .add(CompetingClaim::digest)
                        .add(claim -> claim.event().claim().subject().id())
                        .add(CompetingClaim::knownFrom)
                        .add(CompetingClaim::knownTo)
                        .add(claim ->
                                claim.ending() == null ? null : claim.ending().position())
                        .add(claim ->
                                claim.ending() == null ? null : claim.ending().observed())
                        .parameters());
    }

    /** Ends rows at the position from which their claim counts for another fact key. */
    void endRows(String schema, Collection<CompetingClaim> rows) {
        if (!rows.isEmpty()) {
            jdbc.update(
                    """
                    update %s.claim c set known_to = r.known_to
                      from unnest(?::uuid[], ?::bigint[], ?::bigint[]) as r (id, known_from, known_to)
                     where c.event_id = r.id and c.known_from = r.known_from
                    """.formatted(schema),
                    UnnestRows.of(List.copyOf(rows))
                            .add(CompetingClaim::id)
                            .add(CompetingClaim::knownFrom)
                            .add(CompetingClaim::knownTo)
                            .parameters());
        }
    }

    void addConfirmations(String schema, Map<UUID, Confirmation> words) {
        if (words.isEmpty()) {
            return;
        }
        record Row(
                UUID id,
                long position,
                String publisher,
                @Nullable Set<String> scope,
                Instant observed) {}
        var rows = words.entrySet().stream()
                .map(word -> new Row(
                        word.getKey(),
                        word.getValue().position(),
                        word.getValue().publisher(),
                        word.getValue().scope(),
                        word.getValue().observed()))
                .toList();
        jdbc.update("""
                insert into %s.confirmation (event_id, position, publisher, scope, observed)
                select id, position, publisher, scope, observed
                  from jsonb_to_recordset(?::jsonb) as r (id uuid, position bigint, publisher text, scope text[], observed timestamptz)
                """.formatted(schema), json.writeValueAsString(rows));
    }

    void end(String schema, List<Ended> ended) {
        if (ended.isEmpty()) {
            return;
        }
        var rows = UnnestRows.of(ended)
                .add(Ended::id)
                .add(Ended::position)
                .add(Ended::observed)
                .parameters();
        for (var table : List.of("claim", "confirmation")) {
            jdbc.update("""
                    update %s.%s c set ended_position = r.position, ended_observed = r.observed
                      from unnest(?::uuid[], ?::bigint[], ?::timestamptz[]) as r (id, position, observed)
                     where c.event_id = r.id
                    """.formatted(schema, table), rows);
        }
    }
}
