package org.modeltracker.core.organisation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.AnswerQuery;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.answer.Identities;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.organisation.OrganisationEvent.OrganisationFactReported;
import org.modeltracker.core.organisation.OrganisationEvent.OrganisationRegistered;
import org.modeltracker.core.organisation.OrganisationEvent.Role;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads organisations, their facts and their models. */
@Component
public class OrganisationView {

    private final Answers answers;
    private final AnswerQuery query;
    private final NamedParameterJdbcTemplate jdbc;

    OrganisationView(Answers answers, AnswerQuery query, NamedParameterJdbcTemplate jdbc) {
        this.answers = answers;
        this.query = query;
        this.jdbc = jdbc;
    }

    public record Item(
            String id,
            String name,
            List<Role> roles,
            @Nullable String homepage,
            @Nullable String ticker,
            @Nullable String parent,
            Source source,
            UUID eventId,
            List<String> formerly) {}

    /** @param name null if the organisation was mentioned but never registered; then it has no roles either */
    public record Card(
            String id,
            @Nullable String name,
            List<Role> roles,
            @Nullable String homepage,
            @Nullable String ticker,
            @Nullable String parent,
            @Nullable Source source,
            List<Reported> facts,
            List<String> models,
            List<String> formerly) {}

    /** @param fact as reported: topic, statement, amounts */
    public record Reported(
            OrganisationFactReported fact,
            PartialDate effective,
            PartialDate observedAt,
            Source source,
            UUID eventId) {}

    /** Registered organisations by id. */
    public List<Item> list(TemporalPoint moment, OffsetLimit slice) {
        return query.at(moment, "fact = 'organisation'", "order by subject collate \"C\"" + slice.sql())
                .map(OrganisationView::item)
                .toList();
    }

    /** The ids that organisations had before, each with the one that it has now. */
    public Map<String, String> renamed(TemporalPoint moment) {
        var renamed = new TreeMap<String, String>();
        query.at(moment, "fact = 'organisation'", "order by subject collate \"C\"")
                .map(OrganisationView::item)
                .forEach(item -> item.formerly().forEach(before -> renamed.put(before, item.id())));
        return renamed;
    }

    /** Empty if no claim mentions it. */
    public Optional<Card> card(String id, TemporalPoint moment) {
        var subject = Subject.organisation(id);
        var listed = models(id, moment);
        if (listed.isEmpty() && !answers.knows(subject, moment)) {
            return Optional.empty();
        }
        var models = listed.stream().filter(Listed::isOwnModel).map(Listed::id).toList();
        var all = answers.of(subject, Set.of(FactType.ORGANISATION, FactType.REPORTED), moment);
        var registration = all.stream()
                .filter(answer -> answer.question().fact() == FactType.ORGANISATION)
                .findFirst()
                .map(OrganisationView::item);
        var facts = all.stream()
                .filter(answer -> answer.question().fact() == FactType.REPORTED)
                .map(OrganisationView::reported)
                .toList();
        return Optional.of(registration
                .map(item -> new Card(
                        id,
                        item.name(),
                        item.roles(),
                        item.homepage(),
                        item.ticker(),
                        item.parent(),
                        item.source(),
                        facts,
                        models,
                        item.formerly()))
                .orElseGet(() -> new Card(id, null, List.of(), null, null, null, null, facts, models, List.of())));
    }

    /** @param isOwnModel false if it was identified as another model, or begins later */
    private record Listed(String id, boolean isOwnModel) {}

    private List<Listed> models(String organisation, TemporalPoint moment) {
        return jdbc.query(
                "select s.id, not " + Identities.IS_ANOTHER_MODEL + " and not " + AnswerQuery.BEGINS_LATER
                        + " as own from view.subject s"
                        + " where s.kind = 'model' and s.organisation = :organisation and s.position <= :as_of order by s.id",
                Identities.parameters(moment).addValue("organisation", organisation),
                (row, n) -> new Listed(row.getString("id"), row.getBoolean("own")));
    }

    /** The name is that of the answer. Registrations complete each other: who knows the roles may not know the parent. */
    private static Item item(Answer answer) {
        var all = answer.claims().stream()
                .map(event -> (OrganisationRegistered) event.claim().data().effectiveData())
                .toList();
        return new Item(
                answer.question().subject().id(),
                all.getFirst().name(),
                all.stream().flatMap(one -> one.roles().stream()).distinct().toList(),
                first(all, OrganisationRegistered::homepage),
                first(all, OrganisationRegistered::ticker),
                first(all, OrganisationRegistered::parent),
                answer.event().claim().source(),
                answer.event().id(),
                all.stream().flatMap(one -> one.formerly().stream()).distinct().toList());
    }

    private static @Nullable String first(
            List<OrganisationRegistered> all, Function<OrganisationRegistered, @Nullable String> field) {
        return all.stream().map(field).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static Reported reported(Answer answer) {
        var claim = answer.event().claim();
        return new Reported(
                (OrganisationFactReported) answer.effectiveData(),
                claim.effective(),
                claim.observedAt(),
                claim.source(),
                answer.event().id());
    }
}
