package org.modeltracker.core.timeline;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Slice;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.VagueDate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What happened, newest first. */
@Component
public class TimelineView {

    private final NamedParameterJdbcTemplate jdbc;
    private final JsonMapper json;

    TimelineView(NamedParameterJdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param model null where the event is about an organisation or a benchmark; then that is given */
    public record Item(
            UUID eventId,
            long position,
            String type,
            VagueDate effective,
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
     * What to leave out; null and empty leave out nothing.
     *
     * @param effectiveAt leaves out what begins later
     * @param observedBy leaves out what was said later
     * @param from on the axis of the order, likewise {@code to}, which is inclusive
     */
    public record Filter(
            Set<String> organisations,
            Set<String> models,
            Set<String> types,
            @Nullable Instant effectiveAt,
            @Nullable Instant observedBy,
            @Nullable Instant from,
            @Nullable Instant to) {}

    public List<Item> list(Filter filter, Order order, long asOf, Slice slice) {
        var axis = order == Order.EFFECTIVE ? "begins" : "recorded_at";
        var where = new ArrayList<String>(List.of("position <= :as_of"));
        var values = new MapSqlParameterSource("as_of", asOf);
        among(where, values, "organisation", filter.organisations());
        among(where, values, "type", filter.types());
        if (!filter.models().isEmpty()) {
            among(where, values, "subject", filter.models());
            where.add("subject_kind = 'model'");
        }
        bound(where, values, "begins <= :effective_at::timestamptz", "effective_at", filter.effectiveAt());
        bound(where, values, "observed <= :observed_by::timestamptz", "observed_by", filter.observedBy());
        bound(where, values, axis + " >= :from::timestamptz", "from", filter.from());
        bound(where, values, axis + " <= :to::timestamptz", "to", filter.to());
        return jdbc.query(
                "select * from view.entry where " + String.join(" and ", where) + " order by " + axis
                        + " desc, position desc" + slice.sql(),
                values,
                (row, n) -> {
                    var kind = row.getString("subject_kind");
                    var subject = row.getString("subject");
                    return new Item(
                            row.getObject("event_id", UUID.class),
                            row.getLong("position"),
                            row.getString("type"),
                            VagueDate.parse(row.getString("effective")),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            kind.equals("model") ? subject : null,
                            kind.equals("organisation") ? subject : null,
                            kind.equals("benchmark") ? subject : null,
                            row.getString("sentence"),
                            json.readValue(row.getString("source"), Source.class));
                });
    }

    private static void among(List<String> where, MapSqlParameterSource values, String column, Set<String> wanted) {
        if (!wanted.isEmpty()) {
            where.add(column + " in (:" + column + ")");
            values.addValue(column, wanted);
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
