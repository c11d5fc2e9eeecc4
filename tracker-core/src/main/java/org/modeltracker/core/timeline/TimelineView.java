package org.modeltracker.core.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads one sentence per event, and one per end of a price, the newest first. */
@Component
public class TimelineView {

    /** How much a filter of organisations or types includes. */
    private enum Reach {
        EXACT("organisation in (:organisation)", "type in (:type)"),
        WITH_AMENDMENTS("organisation in (:organisation)", "(type in (:type) or concerns in (:type))"),
        WITH_BEARINGS(
                "(organisation in (:organisation) or type in ('source.observed', 'claim.retracted'))",
                "type in (:type)");

        private final String organisations;
        private final String types;

        Reach(String organisations, String types) {
            this.organisations = organisations;
            this.types = types;
        }
    }

    /** Events about these models, and about whatever was identified as one of them: one list, so that the index of subjects finds them. */
    private static final String ABOUT_MODELS =
            "subject = any (array(select unnest(array[:subject]) union all select i.subject from view.identified i"
                    + " where i.model in (:subject) and i.position_from <= :as_of and i.position_to > :as_of))";

    /** An end is none once its claim was corrected or retracted. */
    private static final String STILL_COUNTS =
            "not exists (select from view.claim c where c.event_id = e.event_id and c.ended_position <= :as_of)";

    /** Two indexes hold them, and an "or" would use neither. */
    private static final String AHEAD =
            "select position, ends from view.entry where begins > observed or type = 'expectation.stated'"
                    + " union all select position, ends from view.entry where ends";

    private final NamedParameterJdbcTemplate jdbc;
    private final JsonMapper json;

    TimelineView(NamedParameterJdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param model null if the event is about an organisation or a benchmark; then that field is given */
    public record Item(
            UUID eventId,
            long position,
            String type,
            PartialDate effective,
            Instant recordedAt,
            @Nullable String model,
            @Nullable String organisation,
            @Nullable String benchmark,
            String sentence,
            Source source) {}

    public enum Order {
        EFFECTIVE,
        RECORDED
    }

    /**
     * A filter; null and empty filter nothing.
     *
     * @param effectiveAt omits events that begin later
     * @param observedBy omits claims that were published later
     * @param from on the axis of the order, as is {@code to}, which is inclusive
     */
    public record Filter(
            Set<String> organisations,
            Set<String> models,
            Set<String> types,
            @Nullable Instant effectiveAt,
            @Nullable Instant observedBy,
            @Nullable Instant from,
            @Nullable Instant to) {}

    public List<Item> list(Filter filter, Order order, long asOf, OffsetLimit slice) {
        var values = new MapSqlParameterSource();
        return jdbc.query(
                "select * from view.entry e where "
                        + where(filter, Reach.EXACT, order, 0, asOf, values)
                        + (order == Order.EFFECTIVE
                                ? " and (not ends or " + STILL_COUNTS
                                        + ") order by begins desc, position desc, ends desc"
                                : " and not ends order by position desc")
                        + slice.sql(),
                values,
                (row, n) -> item(row));
    }

    /** The latest recorded events. A filter of types also includes corrections and retractions of such events. */
    public List<Item> newest(Filter filter, long asOf, int most) {
        var values = new MapSqlParameterSource();
        return jdbc.query(
                "select * from view.entry where "
                        + where(filter, Reach.WITH_AMENDMENTS, Order.RECORDED, 0, asOf, values)
                        + " and not ends order by position desc limit " + most,
                values,
                (row, n) -> item(row));
    }

    /**
     * The newest events between two positions, in their order. A filter of organisations also includes events about sources and other claims,
     * because these may change answers about the organisations.
     *
     * @param after exclusive
     * @param asOf inclusive
     * @param axis of the filter's {@code from} and {@code to}
     */
    public List<Item> between(Filter filter, Order axis, long after, long asOf, int most) {
        var values = new MapSqlParameterSource();
        return jdbc.query(
                        "select * from view.entry where "
                                + where(filter, Reach.WITH_BEARINGS, axis, after, asOf, values)
                                + " and not ends order by position desc limit " + most,
                        values,
                        (row, n) -> item(row))
                .reversed();
    }

    /** How many events there are between two positions. */
    public long count(Filter filter, Order axis, long after, long asOf) {
        var values = new MapSqlParameterSource();
        var count = jdbc.queryForObject(
                "select count(*) from view.entry where " + where(filter, Reach.WITH_BEARINGS, axis, after, asOf, values)
                        + " and not ends",
                values,
                Long.class);
        return count == null ? 0 : count;
    }

    /** Claims that announced a future date or gave an end, and every expectation, in position order. */
    public List<Item> ahead(Filter filter, long asOf, int most) {
        var values = new MapSqlParameterSource();
        return jdbc.query(
                "select * from view.entry where " + where(filter, Reach.EXACT, Order.EFFECTIVE, 0, asOf, values)
                        + " and (position, ends) in (" + AHEAD + ") order by position limit " + most,
                values,
                (row, n) -> item(row));
    }

    private Item item(ResultSet row) throws SQLException {
        var kind = row.getString("subject_kind");
        var subject = row.getString("subject");
        return new Item(
                row.getObject("event_id", UUID.class),
                row.getLong("position"),
                row.getString("type"),
                PartialDate.parse(row.getString("effective")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                kind.equals("model") ? subject : null,
                kind.equals("organisation") ? subject : null,
                kind.equals("benchmark") ? subject : null,
                row.getString("sentence"),
                json.readValue(row.getString("source"), Source.class));
    }

    private static String axis(Order order) {
        return order == Order.EFFECTIVE ? "begins" : "recorded_at";
    }

    private static String where(
            Filter filter, Reach reach, Order order, long after, long asOf, MapSqlParameterSource values) {
        var where = new ArrayList<String>(List.of("position > :after and position <= :as_of"));
        values.addValue("after", after).addValue("as_of", asOf);
        among(where, values, reach.organisations, "organisation", filter.organisations());
        among(where, values, reach.types, "type", filter.types());
        if (!filter.models().isEmpty()) {
            among(where, values, ABOUT_MODELS, "subject", filter.models());
            where.add("subject_kind = 'model'");
        }
        bound(where, values, "begins <= :effective_at::timestamptz", "effective_at", filter.effectiveAt());
        bound(where, values, "observed <= :observed_by::timestamptz", "observed_by", filter.observedBy());
        bound(where, values, axis(order) + " >= :from::timestamptz", "from", filter.from());
        bound(where, values, axis(order) + " <= :to::timestamptz", "to", filter.to());
        return String.join(" and ", where);
    }

    private static void among(
            List<String> where, MapSqlParameterSource values, String condition, String name, Set<String> wanted) {
        if (!wanted.isEmpty()) {
            where.add(condition);
            values.addValue(name, wanted);
        }
    }

    private static void bound(
            List<String> where,
            MapSqlParameterSource values,
            String condition,
            String name,
            @Nullable Instant instant) {
        if (instant != null) {
            where.add(condition);
            values.addValue(name, instant.toString());
        }
    }
}
