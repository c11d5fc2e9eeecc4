package org.modeltracker.core.overview;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.AnswerQuery;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.background.JoinedLookup;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * All models of a moment, in memory, so that a list is filtered, sorted and searched without a join. It keeps the moments that were asked last;
 * from one to a later one it reads only the models that changed.
 */
@Component
class ModelIndex {

    private static final int MOMENTS = 4;
    private static final int CHUNK = 500;

    private static final String MODELS =
            "select s.id, s.organisation from view.subject s where s.kind = 'model' and s.position <= :as_of and not "
                    + Identities.IS_ANOTHER_MODEL + " and not " + AnswerQuery.BEGINS_LATER;

    /** Models of which something began or ended after one moment and until another; one more than {@code CHUNK} says that it is too many. */
    private static final String CHANGED = """
            select id from (
              select subject as id from view.answer where subject_kind = 'model'
                and (position_from > :seen and position_from <= :as_of
                  or position_to > :seen and position_to <= :as_of
                  or effective_from > :before::timestamptz and effective_from <= :at::timestamptz
                  or effective_to > :before::timestamptz and effective_to <= :at::timestamptz)
              union select id from view.subject where kind = 'model' and position > :seen and position <= :as_of
              union select subject from view.identified
               where position_from > :seen and position_from <= :as_of
                  or position_to > :seen and position_to <= :as_of
                  or effective_from > :before::timestamptz and effective_from <= :at::timestamptz
                  or effective_to > :before::timestamptz and effective_to <= :at::timestamptz
            ) changed limit 501
            """;

    private static final String SCORED = """
            select subject, count(distinct key ->> 'benchmark') as benchmarks from view.answer
             where subject = any (:ids) and subject_kind = 'model' and fact = 'score'
               and effective_from <= :at::timestamptz and effective_to > :at::timestamptz
               and position_from <= :as_of and position_to > :as_of
             group by subject
            """;

    /** A rebuild puts another schema in its place, which may answer otherwise at the same position. */
    private static final String SCHEMA = "select tableoid::bigint from view.token";

    private final NamedParameterJdbcTemplate jdbc;
    private final Answers answers;
    private final JoinedLookup<Long> tables;
    private final Map<Key, IndexedModels> kept = new LinkedHashMap<>(MOMENTS, 1, true);

    ModelIndex(NamedParameterJdbcTemplate jdbc, Answers answers) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.tables = new JoinedLookup<>(this::tables);
    }

    private record Key(long schema, TemporalPoint moment) {

        boolean isBefore(Key later) {
            return schema == later.schema
                    && moment.asOf() <= later.moment.asOf()
                    && !moment.effectiveAt().isAfter(later.moment.effectiveAt());
        }
    }

    /** By id. */
    IndexedModels at(TemporalPoint moment) {
        var key = new Key(tables.get(), moment);
        var found = find(key);
        return found == null ? readOnce(key) : found;
    }

    /** Who asks for another moment is not kept waiting. */
    private @Nullable IndexedModels find(Key key) {
        synchronized (kept) {
            return kept.get(key);
        }
    }

    private synchronized IndexedModels readOnce(Key key) {
        var found = find(key);
        if (found == null) {
            found = since(key).orElseGet(() -> IndexedModels.of(read(null, key.moment())));
            keep(key, found);
        }
        return found;
    }

    private void keep(Key key, IndexedModels found) {
        synchronized (kept) {
            kept.put(key, found);
            if (kept.size() > MOMENTS) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
    }

    private long tables() {
        return jdbc.getJdbcOperations().queryForList(SCHEMA, Long.class).stream()
                .findFirst()
                .orElse(0L);
    }

    /** From the latest moment before this one; empty if there is none, or too much has changed since. */
    private Optional<IndexedModels> since(Key key) {
        return latest().stream()
                .filter(entry -> entry.getKey().isBefore(key))
                .max(Comparator.comparing(entry -> entry.getKey().moment().asOf()))
                .flatMap(entry -> {
                    var earlier = entry.getKey();
                    var changed = jdbc.query(
                            CHANGED,
                            Identities.parameters(key.moment())
                                    .addValue("seen", earlier.moment().asOf())
                                    .addValue(
                                            "before",
                                            earlier.moment().effectiveAt().toString()),
                            (row, n) -> row.getString("id"));
                    return changed.size() > CHUNK
                            ? Optional.empty()
                            : Optional.of(entry.getValue().with(changed, read(changed, key.moment())));
                });
    }

    private List<Map.Entry<Key, IndexedModels>> latest() {
        synchronized (kept) {
            return kept.entrySet().stream().map(Map.Entry::copyOf).toList();
        }
    }

    /** @param ids null for all models */
    private List<ModelSummary> read(@Nullable Collection<String> ids, TemporalPoint moment) {
        if (ids != null && ids.isEmpty()) {
            return List.of();
        }
        var organisations = organisations(ids, moment);
        var models = new ArrayList<ModelSummary>(organisations.size());
        var all = List.copyOf(organisations.keySet());
        for (int from = 0; from < all.size(); from += CHUNK) {
            var chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            var scored = scored(chunk, moment);
            var found = answers.of(chunk.stream().map(Subject::model).toList(), ModelSummary.FACTS, moment).stream()
                    .collect(Collectors.groupingBy(
                            answer -> answer.question().subject().id()));
            for (var id : chunk) {
                models.add(ModelSummary.of(
                        id,
                        organisations.getOrDefault(id, ""),
                        found.getOrDefault(id, List.of()),
                        scored.getOrDefault(id, 0)));
            }
        }
        return models;
    }

    /** How many benchmarks have a score of each model, by id. */
    private Map<String, Integer> scored(List<String> ids, TemporalPoint moment) {
        var counts = new HashMap<String, Integer>();
        jdbc.query(SCORED, Identities.parameters(moment).addValue("ids", ids.toArray(String[]::new)), row -> {
            counts.put(row.getString("subject"), row.getInt("benchmarks"));
        });
        return counts;
    }

    /** The organisation of each model, by id. */
    private Map<String, String> organisations(@Nullable Collection<String> ids, TemporalPoint moment) {
        MapSqlParameterSource values = Identities.parameters(moment);
        var only = ids == null ? "" : " and s.id = any (:ids)";
        if (ids != null) {
            values.addValue("ids", ids.toArray(String[]::new));
        }
        var organisations = new LinkedHashMap<String, String>();
        jdbc.query(MODELS + only + " order by s.id collate \"C\"", values, row -> {
            organisations.put(row.getString("id"), row.getString("organisation"));
        });
        return organisations;
    }
}
