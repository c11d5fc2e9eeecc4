package org.modeltracker.api.importer.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.release.ReleaseEvent.ModelAnnounced;

/**
 * Puts the scores of an evaluator into a snapshot: each under the name that the evaluator uses, with its benchmark, and with the model that the
 * rules find for the name.
 */
final class Scoreboard {

    private final ModelmeterPlaces places;
    private final Snapshot snapshot;
    private final Map<FactKey, MeasuredScore> scores = new LinkedHashMap<>();
    private final Map<String, MeasuredScore> benchmarks = new TreeMap<>();
    private final Map<Subject, String> introductions = new LinkedHashMap<>();

    Scoreboard(IdentityRules rules, Snapshot snapshot) {
        this.places = new ModelmeterPlaces(rules);
        this.snapshot = snapshot;
    }

    /**
     * Of several scores of one setting, the newest counts.
     *
     * @param named who names the model, a slash, and the name
     * @throws UnusableEntry if the name cannot be one of a model
     */
    void add(String named, MeasuredScore score) {
        var place = places.of(named);
        var listing = place.listing();
        if (place.identity() != null) {
            snapshot.add(ListingIdentity.of(listing, place.identity(), snapshot.at(named)));
        } else {
            snapshot.unresolved(named);
        }
        introductions.putIfAbsent(place.model(), named);
        benchmarks.putIfAbsent(score.benchmark(), score);
        scores.merge(score.question(listing), score, this::newest);
    }

    private MeasuredScore newest(MeasuredScore one, MeasuredScore other) {
        boolean isLater = other.date() != null
                && (one.date() == null
                        || other.date().start().isAfter(one.date().start()));
        var older = isLater ? one : other;
        snapshot.skips().add("older_score", String.valueOf(older.source().locator()));
        return isLater ? other : one;
    }

    /** Ends the file. */
    void end() {
        scores.forEach((question, score) -> snapshot.add(score.of(question.subject())));
        benchmarks.forEach((id, score) ->
                snapshot.add(score.defined(snapshot.at(score.definition().name()))));
        introductions.forEach((model, named) -> snapshot.add(introduced(model, named)));
    }

    /** An evaluator names models, and says no more of them. */
    private ObservedStatement introduced(Subject model, String named) {
        var name = model.id().substring(model.id().indexOf('/') + 1);
        var data = new ModelAnnounced(name, null, null, List.of(), List.of());
        return ObservedStatement.seen(
                data.question(model, new UUID(0, 0)).orElseThrow(), data, snapshot.ofOthers(named));
    }
}
