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
        var rows = UnnestRows.of(List.copyOf(firsts.entrySet()))
                .add("kind", "text", first -> first.getKey().kind().word())
                .add("id", "text", first -> first.getKey().id())
                .add("organisation", "text", first -> first.getKey().organisationSide())
                .add("position", "bigint", Map.Entry::getValue);
        jdbc.update(
                "insert into %s.subject (%s) select * from %s on conflict (kind, id) do nothing"
                        .formatted(schema, rows.columns(), rows.unnest()),
                rows.parameters());
    }

    void addClaims(String schema, List<CompetingClaim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        var rows = FactKeyColumns.add(UnnestRows.of(claims), CompetingClaim::question, json)
                .add(
                        "everybody",
                        "jsonb",
                        claim ->
                                json.writeValueAsString(claim.question().wider().key()))
                .add("event_id", "uuid", CompetingClaim::id)
                .add("position", "bigint", CompetingClaim::position)
                .add("publisher", "text", CompetingClaim::publisher)
                .add("provider", "text", CompetingClaim::provider)
                .add("envelope", "jsonb", CompetingClaim::envelope)
                .add("meaning", "jsonb", this::meaning)
                .add(
                        "event_subject",
                        "text",
                        claim -> claim.event().claim().subject().id())
                .add("known_from", "bigint", CompetingClaim::knownFrom)
                .add("known_to", "bigint", CompetingClaim::knownTo)
                .add(
                        "ended_position",
                        "bigint",
                        claim -> claim.ending() == null ? null : claim.ending().position())
                .add(
                        "ended_observed",
                        "timestamptz",
                        claim -> claim.ending() == null ? null : claim.ending().observed());
        jdbc.update(
                "insert into %s.claim (%s) select * from %s".formatted(schema, rows.columns(), rows.unnest()),
                rows.parameters());
    }

    private @Nullable String meaning(CompetingClaim claim) {
        return claim.saysMore() ? json.writeValueAsString(claim.effectiveData()) : null;
    }

    /** Ends rows at the position from which their claim counts for another fact key. */
    void endRows(String schema, Collection<CompetingClaim> ended) {
        if (!ended.isEmpty()) {
            var rows = UnnestRows.of(List.copyOf(ended))
                    .add("id", "uuid", CompetingClaim::id)
                    .add("known_from", "bigint", CompetingClaim::knownFrom)
                    .add("known_to", "bigint", CompetingClaim::knownTo);
            jdbc.update("""
                    update %s.claim c set known_to = r.known_to
                      from %s
                     where c.event_id = r.id and c.known_from = r.known_from
                    """.formatted(schema, rows.unnestAs("r")), rows.parameters());
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
                .add("id", "uuid", Ended::id)
                .add("position", "bigint", Ended::position)
                .add("observed", "timestamptz", Ended::observed);
        for (var table : List.of("claim", "confirmation")) {
            jdbc.update("""
                    update %s.%s c set ended_position = r.position, ended_observed = r.observed
                      from %s
                     where c.event_id = r.id
                    """.formatted(schema, table, rows.unnestAs("r")), rows.parameters());
        }
    }
}
