package org.modeltracker.api.webhook;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.EventImpact;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.model.Subject;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds who wants to hear of an event, and promises them its message: one statement for a batch of events and a part of the webhooks. */
@Component
class SubscriptionMatcher {

    /** A row e of {@link Asked} meets a webhook w. */
    private static final String WANTS = """
            w.status = 'active' and w.topic is null and (w.schedule is null or w.conditions is not null) and (w.types = '{}' or w.types && e.types)
            and ((w.models = '{}' and w.organisations = '{}') or e.organisation = any (w.organisations)
                 or (w.models <> '{}' and exists (select from unnest(e.models) as spelled (id) where spelled.id like any (w.model_likes))))
            """;

    private static final UUID NONE = new UUID(0, 0);

    private static final String EVENTS =
            "jsonb_to_recordset(?::jsonb) as e (id uuid, types text[], organisation text, models text[])";

    private final JdbcTemplate jdbc;
    private final Identities identities;
    private final JsonMapper json;

    SubscriptionMatcher(JdbcTemplate jdbc, Identities identities, JsonMapper json) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.json = json;
    }

    /** @param models every id of the model, the event's own first; none for an event about no model */
    private record Asked(UUID id, Set<String> types, String organisation, Set<String> models) {

        static Asked of(NewsTopic topic, Map<String, Set<String>> spellings) {
            var subject = topic.subject();
            var models = new LinkedHashSet<String>();
            if (subject.kind() == Subject.Kind.MODEL) {
                models.add(topic.named().id());
                models.add(subject.id());
                models.addAll(spellings.getOrDefault(subject.id(), Set.of()));
            }
            return new Asked(topic.id(), topic.types(), subject.organisationSide(), models);
        }
    }

    /** Whether there is any webhook that could want something. */
    boolean exist() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from work.webhook where status = 'active' and topic is null)", Boolean.class));
    }

    /** Those of these events that somebody wants, before anybody has worked out whether they are news. */
    List<EventImpact> wanted(List<EventImpact> concerns) {
        var wanted = wantedIds(topics(concerns));
        return concerns.stream()
                .filter(concern -> wanted.contains(concern.id()))
                .toList();
    }

    Set<UUID> wantedIds(List<NewsTopic> topics) {
        return new HashSet<>(jdbc.queryForList(
                "select e.id from " + EVENTS + " where exists (select from work.webhook w where " + WANTS + ")",
                UUID.class,
                rows(topics)));
    }

    /** Those of these events that one webhook wants. */
    List<EventImpact> wantedBy(UUID webhook, List<EventImpact> concerns) {
        var wanted = new HashSet<>(jdbc.queryForList(
                "select e.id from " + EVENTS + " join work.webhook w on w.id = ? and " + WANTS,
                UUID.class,
                rows(topics(concerns)),
                webhook));
        return concerns.stream()
                .filter(concern -> wanted.contains(concern.id()))
                .toList();
    }

    /**
     * Promises the messages of these events to the next webhooks that want any of them.
     *
     * @param after the last webhook of the previous part; null for the first
     * @param most so many webhooks
     * @return where these ended; null when there are no more
     */
    @Nullable
    UUID promise(List<NewsTopic> topics, @Nullable UUID after, int most, Instant now) {
        var rows = rows(topics);
        var promised = jdbc.queryForList(
                """
                with part as materialized (
                  select w.* from work.webhook w where w.id > ? and exists (select from %s where %s) order by w.id limit ?
                ), made as (
                  %s on conflict (webhook, message) do nothing returning id, webhook, message
                ), queued as (
                  %s
                )
                select id from part order by id
                """.formatted(EVENTS, WANTS, promiseTo("part"), Deliveries.QUEUE),
                UUID.class,
                after == null ? NONE : after,
                rows,
                most,
                Timestamp.from(now),
                rows,
                Timestamp.from(now),
                Timestamp.from(now));
        return promised.size() < most ? null : promised.getLast();
    }

    /** The same for one webhook; existing deliveries are planned again, but for an alert that has arrived. */
    int promiseAgain(UUID webhook, List<NewsTopic> topics, Instant now) {
        return promiseTo(
                webhook,
                topics,
                "do update set status = 'waiting' where delivery.status <> 'delivered' or exists (select from one where conditions is null)",
                now);
    }

    /** The same, only where there is no delivery. */
    int promiseMissed(UUID webhook, List<NewsTopic> topics, Instant now) {
        return promiseTo(webhook, topics, "do nothing", now);
    }

    private int promiseTo(UUID webhook, List<NewsTopic> topics, String existing, Instant now) {
        return jdbc.update(
                """
                with one as (select * from work.webhook where id = ?), made as (
                  %s on conflict (webhook, message) %s returning id, webhook, message
                )
                """.formatted(promiseTo("one"), existing) + Deliveries.QUEUE + Deliveries.ANEW,
                webhook,
                Timestamp.from(now),
                rows(topics),
                Timestamp.from(now),
                Timestamp.from(now));
    }

    /** @param webhooks a table of them */
    private static String promiseTo(String webhooks) {
        return """
                insert into work.delivery (webhook, message, status, made_at)
                select w.id, m.id, 'waiting', ?
                  from %s
                  join work.message m on coalesce(m.news, m.id) = e.id
                  join %s w on %s
                   and (m.changes_answer or not w.only_changes) and (w.include_historical or not m.historical)
                   and case when w.conditions is null then m.type <> 'upcoming.reminder' else %s end
                 order by w.id, m.position, m.id
                """.formatted(EVENTS, webhooks, WANTS, AlertRow.MEETS);
    }

    /** A notice goes to the owner's other endpoints that ask for it by name. That an endpoint pauses, it is sent itself. */
    void promiseNotices(List<Owed> owed, Instant now) {
        jdbc.update(
                """
                with made as (
                  insert into work.delivery (webhook, message, status, made_at)
                  select w.id, n.message, 'waiting', ?
                    from jsonb_to_recordset(?::jsonb) as n (message uuid, type text, owner text, about uuid)
                    join work.webhook w on w.owner = n.owner and w.status = 'active'
                     and case n.type when 'endpoint.paused' then w.id = n.about else w.id <> n.about and n.type = any (w.types) end
                  returning id, webhook, message
                )
                """ + Deliveries.QUEUE,
                Timestamp.from(now),
                json.writeValueAsString(owed),
                Timestamp.from(now),
                Timestamp.from(now));
    }

    /** @param about the endpoint concerned */
    record Owed(UUID message, String type, String owner, UUID about) {}

    /** What filters look at of these events. */
    static List<NewsTopic> topics(List<EventImpact> concerns) {
        return concerns.stream().map(NewsTopic::of).toList();
    }

    private String rows(List<NewsTopic> topics) {
        var spellings = identities.spellings(topics.stream()
                .map(NewsTopic::subject)
                .filter(subject -> subject.kind() == Subject.Kind.MODEL)
                .collect(Collectors.toSet()));
        return json.writeValueAsString(
                topics.stream().map(topic -> Asked.of(topic, spellings)).toList());
    }
}
