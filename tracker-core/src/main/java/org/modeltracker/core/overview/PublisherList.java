package org.modeltracker.core.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.LookRhythm;
import org.modeltracker.core.answer.LookRhythms;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Everybody who says something, with how fresh and how reliable it is. */
@Component
public class PublisherList {

    /**
     * The lag is measured where several publishers said the same of one question: from the day when the first one did. Observations without
     * a day have none.
     */
    private static final String PUBLISHERS = """
            with said as (
              select c.event_id, c.publisher, c.subject_kind, c.subject, c.fact, c.everybody, c.ended_position, c.position,
                     c.envelope ->> 'observed_at' as observed, md5((c.envelope -> 'data')::text) as content, c.envelope -> 'source' as source
                from view.claim c
               where c.known_from <= :as_of and (c.known_to is null or c.known_to > :as_of)),
            first as (
              select publisher, min(left(observed, 10)::date) as day, subject_kind, subject, fact, everybody, content
                from said where length(observed) >= 10
               group by publisher, subject_kind, subject, fact, everybody, content),
            late as (
              select publisher, day - min(day) over same as days, count(*) over same as publishers
                from first window same as (partition by subject_kind, subject, fact, everybody, content)),
            lag as (
              select publisher, percentile_disc(0.5) within group (order by days) as days
                from late where publishers > 1 group by publisher),
            looked as (
              select publisher, max(observed) as observed from view.confirmation
               where position <= :as_of and (ended_position is null or ended_position > :as_of) group by publisher)
            select s.publisher, mode() within group (order by s.source ->> 'kind') as kind,
                   (array_agg(s.source ->> 'title' order by s.position desc) filter (where s.source ->> 'title' is not null))[1] as title,
                   max(s.observed) as observed, min(k.observed) as looked, min(l.days) as lag,
                   count(distinct s.event_id) filter (where s.ended_position <= :as_of) as corrections, count(distinct s.event_id) as claims
              from said s left join lag l using (publisher) left join looked k using (publisher)
             group by s.publisher order by count(distinct s.event_id) desc, s.publisher collate "C"
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final LookRhythms rhythms;

    PublisherList(NamedParameterJdbcTemplate jdbc, LookRhythms rhythms) {
        this.jdbc = jdbc;
        this.rhythms = rhythms;
    }

    /**
     * @param kind of most of its claims
     * @param title of its newest claim that has one
     * @param lastObserved when it was last looked at
     * @param medianLagDays how much later than the first it usually says what others say too; null if it says nothing that others say
     * @param corrections how many of its claims were corrected or retracted
     * @param usualIntervalDays how many days usually pass until it is looked at again; null if it was looked at on fewer than four days
     * @param stale whether it was not looked at for three times as long, and for a week at least
     */
    public record Item(
            String publisher,
            SourceKind kind,
            @Nullable String title,
            PartialDate lastObserved,
            @Nullable Integer medianLagDays,
            long corrections,
            long claims,
            @Nullable Integer usualIntervalDays,
            boolean stale) {

        private Item at(Instant at, @Nullable LookRhythm rhythm) {
            return rhythm == null
                    ? this
                    : new Item(
                            publisher,
                            kind,
                            title,
                            lastObserved,
                            medianLagDays,
                            corrections,
                            claims,
                            rhythm.usualDays(),
                            rhythm.isOverdueAt(at));
        }
    }

    /** Those with the most claims first. */
    public List<Item> list(TemporalPoint moment) {
        var items = jdbc.query(
                PUBLISHERS, new MapSqlParameterSource("as_of", moment.asOf()), (row, n) -> PublisherList.item(row));
        var known = rhythms.of(items.stream().map(Item::publisher).toList(), moment.asOf());
        return items.stream()
                .map(item -> item.at(moment.effectiveAt(), known.get(item.publisher)))
                .toList();
    }

    private static Item item(ResultSet row) throws SQLException {
        var looked = row.getObject("looked", OffsetDateTime.class);
        return new Item(
                row.getString("publisher"),
                SourceKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("title"),
                PartialDate.parse(row.getString("observed")).orLater(looked == null ? null : looked.toInstant()),
                row.getObject("lag", Integer.class),
                row.getLong("corrections"),
                row.getLong("claims"),
                null,
                false);
    }
}
