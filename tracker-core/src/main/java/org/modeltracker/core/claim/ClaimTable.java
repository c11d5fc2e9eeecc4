package org.modeltracker.core.claim;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.EnvelopeJson;
import org.modeltracker.core.model.Recorded;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables of claims, confirmations and subjects: the only SQL that writes them. */
@Component
class ClaimTable {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final EnvelopeJson envelopes;

    ClaimTable(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.envelopes = new EnvelopeJson(json);
    }

    record Ended(UUID id, long position, Instant observed) {}

    void addSubjects(String schema, Collection<Recorded> events) {
        record Row(String kind, String id, String organisation, long position) {}
        var rows = events.stream().map(event -> {
            var subject = event.claim().subject();
            return new Row(subject.kind().word(), subject.id(), subject.organisationSide(), event.position());
        });
        jdbc.update("""
                insert into %s.subject (kind, id, organisation, position)
                select kind, id, organisation, min(position)
                  from jsonb_to_recordset(?::jsonb) as r (kind text, id text, organisation text, position bigint)
                 group by kind, id, organisation
                on conflict (kind, id) do nothing
                """.formatted(schema), json.writeValueAsString(rows.toList()));
    }

    void addClaims(String schema, List<Held> claims) {
        if (claims.isEmpty()) {
            return;
        }
        record Row(
                UUID id,
                long position,
                String subjectKind,
                String subject,
                String fact,
                Map<String, String> key,
                Map<String, String> everybody,
                String publisher,
                String provider,
                Object envelope,
                String digest) {}
        var rows = claims.stream()
                .map(claim -> new Row(
                        claim.id(),
                        claim.position(),
                        claim.question().subject().kind().word(),
                        claim.question().subject().id(),
                        claim.question().fact().word(),
                        claim.question().key(),
                        claim.question().forEverybody().key(),
                        claim.publisher(),
                        claim.provider(),
                        envelopes.tree(claim.event()),
                        claim.digest()))
                .toList();
        jdbc.update("""
                insert into %s.claim (event_id, position, subject_kind, subject, fact, key, everybody, publisher, provider, envelope, digest)
                select id, position, subject_kind, subject, fact, key, everybody, publisher, provider, envelope, digest
                  from jsonb_to_recordset(?::jsonb) as r (id uuid, position bigint, subject_kind text, subject text, fact text, key jsonb,
                       everybody jsonb, publisher text, provider text, envelope jsonb, digest text)
                """.formatted(schema), json.writeValueAsString(rows));
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
        for (var table : List.of("claim", "confirmation")) {
            jdbc.update("""
                    update %s.%s c set ended_position = r.position, ended_observed = r.observed
                      from jsonb_to_recordset(?::jsonb) as r (id uuid, position bigint, observed timestamptz)
                     where c.event_id = r.id
                    """.formatted(schema, table), json.writeValueAsString(ended));
        }
    }
}
