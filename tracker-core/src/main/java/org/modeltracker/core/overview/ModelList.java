package org.modeltracker.core.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.answer.LastObserved;
import org.modeltracker.core.answer.LookRhythms;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The list of models: the index tells which, and one query gathers the answers about those of the page. */
@Component
public class ModelList {

    private static final TypeReference<List<ListItem.Known>> KNOWN = new TypeReference<>() {};

    /** What every live claim says, the answering one first. */
    private static final String ITEMS = """
            select s.id,
                   (select coalesce(jsonb_agg(jsonb_build_object('fact', a.fact, 'key', a.key, 'word', a.word, 'since', a.since,
                                    'since_basis', a.since_basis, 'disputed', a.disputed,
                                    'said', case when a.fact <> 'score' then
                                      (select jsonb_agg(coalesce(case c.n when 1 then a.remains end,
                                                                 c.claim -> 'data' -> 'replacement' -> 'data', c.claim -> 'data')
                                                        order by c.n)
                                         from jsonb_array_elements(a.claims) with ordinality c (claim, n)) end,
                                    'effective', a.claims -> 0 ->> 'effective',
                                    'effective_basis', a.claims -> 0 ->> 'effective_basis',
                                    'source', a.claims -> 0 -> 'source', 'event_id', a.claims -> 0 ->> 'id',
                                    'observed_at', a.claims -> 0 ->> 'observed_at', 'seen_again', seen.observed) order by a.fact, a.key), '[]')
                      from view.answer a
                      left join lateral (%s) seen on true
                     where a.fact in ('announced', 'released', 'access', 'pricing', 'open_source_status', 'score')
                       and a.subject = s.id and a.subject_kind = 'model'
                       and a.effective_from <= :at::timestamptz and a.effective_to > :at::timestamptz
                       and a.position_from <= :as_of and a.position_to > :as_of) as known
              from unnest(:ids) s (id)
            """.formatted(LastObserved.SEEN_AGAIN);

    private final ModelIndex index;
    private final NamedParameterJdbcTemplate jdbc;
    private final JsonMapper json;
    private final LookRhythms rhythms;

    ModelList(ModelIndex index, NamedParameterJdbcTemplate jdbc, JsonMapper json, LookRhythms rhythms) {
        this.index = index;
        this.jdbc = jdbc;
        this.json = json;
        this.rhythms = rhythms;
    }

    /** @param order null for the best hits first, or by id where nothing is searched */
    public record Sorting(@Nullable ModelOrder order, boolean descending) {

        Optional<Comparator<ModelSummary>> comparator() {
            return Optional.ofNullable(order).map(one -> one.comparator(descending));
        }
    }

    /** @param total how many there are on all pages */
    public record Found(List<ListItem> items, long total) {}

    /**
     * @param text matched with names, ids and aliases, whatever their case and punctuation; null for all models
     * @param moment best the last one at which something changed, so that the index of it serves all who ask
     */
    public Found list(
            ModelFilter filter, @Nullable String text, Sorting sorting, TemporalPoint moment, OffsetLimit slice) {
        var models = index.at(moment);
        var page = text == null
                ? models.page(filter, sorting, slice)
                : models.page(new ModelSearch(text), filter, sorting, slice);
        return new Found(items(page.models(), moment), page.total());
    }

    /** How many models it would have. */
    public long count(ModelFilter filter, TemporalPoint moment) {
        return index.at(moment).count(filter);
    }

    /** The models of which this is a name or an id, in whatever spelling, the best first. */
    public List<ModelHead> exact(String text, TemporalPoint moment) {
        return index.at(moment).exact(new ModelSearch(text)).stream()
                .map(ModelHead::of)
                .toList();
    }

    /** What may have been meant by a text that finds nothing, the likeliest first. */
    public List<ModelHead> meant(String text, int most, TemporalPoint moment) {
        return new NearestNames(text)
                .among(index.at(moment).all(), most).stream().map(ModelHead::of).toList();
    }

    private List<ListItem> items(List<ModelSummary> models, TemporalPoint moment) {
        var values = Identities.parameters(moment)
                .addValue("ids", models.stream().map(ModelSummary::model).toArray(String[]::new));
        var known = jdbc.query(ITEMS, values, (row, n) -> Map.entry(row.getString("id"), known(row))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var publishers = known.values().stream()
                .flatMap(List::stream)
                .map(answer -> answer.source().publisher())
                .collect(Collectors.toSet());
        var overdue =
                new ListItem.Overdue(rhythms.of(publishers, moment.asOf(), moment.observedBy()), moment.effectiveAt());
        return models.stream()
                .map(model -> ListItem.of(model, known.getOrDefault(model.model(), List.of()), overdue))
                .toList();
    }

    private List<ListItem.Known> known(ResultSet row) throws SQLException {
        return json.readValue(row.getString("known"), KNOWN);
    }
}
