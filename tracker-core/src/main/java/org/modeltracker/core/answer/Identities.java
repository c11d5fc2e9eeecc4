package org.modeltracker.core.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.IdentityQueue.Status;
import org.modeltracker.core.identity.IdentityBasis;
import org.modeltracker.core.identity.IdentityClaim;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.identity.ListingSubject;
import org.modeltracker.core.identity.ModelIdentity.Candidate;
import org.modeltracker.core.identity.ResolvedIdentity;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads which model each listing, or other id, is. */
@Component
public class Identities {

    private static final String COUNTS =
            "i.effective_from <= :at::timestamptz and i.effective_to > :at::timestamptz and i.position_from <= :as_of and i.position_to > :as_of";

    /** Whether the subject {@code s} was identified as another model: bind {@code at} and {@code as_of}. */
    public static final String IS_ANOTHER_MODEL =
            "exists (select from view.identified i where i.subject = s.id and i.model <> i.subject and " + COUNTS + ")";

    private final NamedParameterJdbcTemplate jdbc;
    private final JsonMapper json;

    Identities(NamedParameterJdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The parameters of {@link #IS_ANOTHER_MODEL}. */
    public static MapSqlParameterSource parameters(TemporalPoint moment) {
        return new MapSqlParameterSource("at", moment.effectiveAt().toString()).addValue("as_of", moment.asOf());
    }

    /**
     * What one id is.
     *
     * @param listing the id of the subject
     * @param status whether a decision counts, or the rules only suggest a model, or nothing does
     * @param provider the shop, if the id is a listing's
     * @param listedAs the shop's own spelling
     * @param model the model, with every {@code same_as} followed; the suggested one without a decision; null without either
     * @param pointsTo the model that a moving id leads to
     * @param basis who decided; null if neither a decision nor a rule tells the model
     * @param candidates models that it may be, and why no rule took them
     * @param eventId the decision; null without one
     */
    public record Item(
            String listing,
            Status status,
            @Nullable String provider,
            @Nullable String listedAs,
            @Nullable String model,
            @Nullable String snapshot,
            @Nullable String variant,
            @Nullable String region,
            @Nullable String pointsTo,
            @Nullable IdentityBasis basis,
            @Nullable String rule,
            String reason,
            List<Candidate> candidates,
            @Nullable UUID eventId) {

        public Item {
            candidates = List.copyOf(candidates);
        }

        /** What a decision says, or would say. */
        static Item of(
                String listing,
                Status status,
                ResolvedIdentity identity,
                ModelIdentified data,
                @Nullable UUID eventId) {
            var shop = ListingSubject.parse(listing);
            return new Item(
                    listing,
                    status,
                    shop.map(ListingSubject::provider).orElse(null),
                    shop.map(ListingSubject::id).orElse(null),
                    identity.model(),
                    identity.snapshot(),
                    identity.variant(),
                    identity.region(),
                    data.pointsTo(),
                    data.basis(),
                    data.rule(),
                    data.reason(),
                    List.of(),
                    eventId);
        }
    }

    /** Null leaves out nothing. */
    public record Filter(
            @Nullable String model,
            @Nullable String provider,
            @Nullable String text) {}

    /** The model that a model's id is at a moment: itself, if nobody decided otherwise. */
    public Subject model(Subject model, TemporalPoint moment) {
        return jdbc
                .query(
                        "select i.model from view.identified i where i.subject = :subject and " + COUNTS,
                        parameters(moment).addValue("subject", model.id()),
                        (row, n) -> Subject.model(row.getString("model")))
                .stream()
                .findFirst()
                .orElse(model);
    }

    /** The ids that are these models now, by model; a model's own id is not among them. One query. */
    public Map<String, Set<String>> spellings(Collection<Subject> models) {
        var spellings = new HashMap<String, Set<String>>();
        if (!models.isEmpty()) {
            jdbc.query(
                    "select model, subject from view.identified where model = any (:models) and model <> subject and position_to = "
                            + BitemporalDiff.OPEN,
                    new MapSqlParameterSource(
                            "models", models.stream().map(Subject::id).toArray(String[]::new)),
                    row -> {
                        spellings
                                .computeIfAbsent(row.getString("model"), model -> new TreeSet<>())
                                .add(row.getString("subject"));
                    });
        }
        return spellings;
    }

    /** All decisions on these subjects so far, ended ones too, by subject. */
    public Map<String, List<IdentityClaim>> decisions(Collection<Subject> subjects) {
        var decisions = new HashMap<String, List<IdentityClaim>>();
        jdbc.query(
                "select * from view.identity_claim where subject = any (:subjects) order by position",
                new MapSqlParameterSource(
                        "subjects", subjects.stream().map(Subject::id).toArray(String[]::new)),
                row -> {
                    decisions
                            .computeIfAbsent(row.getString("subject"), id -> new ArrayList<>())
                            .add(IdentifiedTable.decision(row, json));
                });
        return decisions;
    }

    /** The decisions that count at a moment, by listing. */
    public List<Item> list(Filter filter, TemporalPoint moment, OffsetLimit slice) {
        var where = new ArrayList<>(List.of(COUNTS));
        var values = parameters(moment);
        where(where, values, "i.model = :model", "model", filter.model());
        where(where, values, "starts_with(i.subject, :provider || '/')", "provider", filter.provider());
        where(
                where,
                values,
                "position(lower(:text) in lower(concat_ws(' ', i.subject, i.model))) > 0",
                "text",
                filter.text());
        return jdbc.query(
                "select i.*, d.data from view.identified i join view.identity_claim d on d.event_id = i.decision where "
                        + String.join(" and ", where) + " order by i.subject collate \"C\"" + slice.sql(),
                values,
                (row, n) -> item(row));
    }

    private static void where(
            List<String> where, MapSqlParameterSource values, String condition, String name, @Nullable String wanted) {
        if (wanted != null) {
            where.add(condition);
            values.addValue(name, wanted);
        }
    }

    private Item item(ResultSet row) throws SQLException {
        return Item.of(
                row.getString("subject"),
                Status.RESOLVED,
                IdentifiedTable.period(row).identity(),
                json.readValue(row.getString("data"), ModelIdentified.class),
                row.getObject("decision", UUID.class));
    }
}
