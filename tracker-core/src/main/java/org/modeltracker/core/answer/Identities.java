package org.modeltracker.core.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityBasis;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.identity.ListingSubject;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads which model each listing, or other id, is. */
@Component
public class Identities {

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    Identities(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What one id is.
     *
     * @param listing the id of the subject
     * @param provider the shop, if the id is a listing's
     * @param listedAs the shop's own spelling
     * @param model the model, with every {@code same_as} followed
     * @param pointsTo the model that a moving id leads to
     * @param eventId the decision
     */
    public record Item(
            String listing,
            @Nullable String provider,
            @Nullable String listedAs,
            String model,
            @Nullable String snapshot,
            @Nullable String variant,
            @Nullable String region,
            @Nullable String pointsTo,
            IdentityBasis basis,
            @Nullable String rule,
            String reason,
            UUID eventId) {}

    /** @param model empty for all */
    public record Filter(
            @Nullable String model,
            @Nullable String provider,
            @Nullable String text) {}

    /** The model that a subject is at a moment: itself, if nobody decided otherwise. */
    public Subject model(Subject subject, TemporalPoint moment) {
        return subject.kind() == Subject.Kind.MODEL
                ? Subject.model(models(List.of(subject.id()), moment).getOrDefault(subject.id(), subject.id()))
                : subject;
    }

    /** The models of these ids at a moment; an id that is a model of its own is left out. */
    public Map<String, String> models(Collection<String> ids, TemporalPoint moment) {
        var models = new HashMap<String, String>();
        var at = moment.effectiveAt().toString();
        jdbc.query(
                "select subject, model from view.identified where subject = any (?) and model <> subject and "
                        + AnswerQuery.HOLDS,
                row -> {
                    models.put(row.getString("subject"), row.getString("model"));
                },
                ids.toArray(String[]::new),
                at,
                at,
                moment.asOf(),
                moment.asOf());
        return models;
    }

    /** The decisions that count at a moment, by listing. */
    public List<Item> list(Filter filter, TemporalPoint moment, OffsetLimit slice) {
        var where = new ArrayList<>(List.of(AnswerQuery.HOLDS.replace("effective_from", "i.effective_from")));
        var at = moment.effectiveAt().toString();
        var values = new ArrayList<Object>(List.of(at, at, moment.asOf(), moment.asOf()));
        Optional.ofNullable(filter.model()).ifPresent(model -> {
            where.add("i.model = ?");
            values.add(model);
        });
        Optional.ofNullable(filter.provider()).ifPresent(provider -> {
            where.add("i.subject like ? || '/%'");
            values.add(provider.replace("_", "\\_"));
        });
        Optional.ofNullable(filter.text()).ifPresent(text -> {
            where.add("position(lower(?) in lower(concat_ws(' ', i.subject, i.model))) > 0");
            values.add(text);
        });
        return jdbc.query(
                "select i.*, d.data from view.identified i join view.identity_claim d on d.event_id = i.decision where "
                        + String.join(" and ", where) + " order by i.subject collate \"C\"" + slice.sql(),
                (row, n) -> {
                    var listing = row.getString("subject");
                    var shop = ListingSubject.parse(listing);
                    var data = json.readValue(row.getString("data"), ModelIdentified.class);
                    return new Item(
                            listing,
                            shop.map(ListingSubject::provider).orElse(null),
                            shop.map(ListingSubject::id).orElse(null),
                            row.getString("model"),
                            row.getString("snapshot"),
                            row.getString("variant"),
                            row.getString("region"),
                            data.pointsTo(),
                            data.basis(),
                            data.rule(),
                            data.reason(),
                            row.getObject("decision", UUID.class));
                },
                values.toArray());
    }
}
