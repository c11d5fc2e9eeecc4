package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;

/** The whole catalogues of the world and smaller ones, in two orders. They are not part of the project: {@code -Dimport.data=<folder>}. */
@Tag("faults")
class WholeCataloguesIT {

    private static final Map<String, String> FILES = Map.of(
            "2025-12-31", "modelsdev-all/api-2025-12-31.json",
            "2026-04-30", "modelsdev/api-2026-04-30.json",
            "2026-05-31", "modelsdev/api-2026-05-31.json",
            "2026-06-15", "modelsdev-all/api-2026-06-15.json",
            "2026-07-02", "modelsdev/api-2026-07-02.json");

    private final CatalogueFolder folder = CatalogueFolder.real();

    @Test
    void every_order_gives_the_same_models_and_answers_and_what_stayed_is_never_withdrawn() {
        var dates = FILES.keySet().stream().sorted().toList();
        dates.forEach(date -> folder.text(FILES.get(date)));
        try (var ordered = ImportingTracker.start();
                var other = ImportingTracker.start()) {
            importAll(ordered, dates);
            var shuffled = new ArrayList<>(dates);
            Collections.shuffle(shuffled, new Random(5));
            importAll(other, shuffled);
            assertThat(without(caseless(other.models()), caseless(ordered.models())))
                    .as("only shuffled")
                    .isEmpty();
            assertThat(without(caseless(ordered.models()), caseless(other.models())))
                    .as("only in order")
                    .isEmpty();
            assertThat(Respelled.caseless(ordered.listed()))
                    .isEqualTo(Respelled.caseless(other.listed()))
                    .hasSizeBetween(1_000, 1_600);
            for (var date : dates) {
                var by = PartialDate.parse(date).lastInstant();
                assertThat(differences(ordered.answers(by), other.answers(by)))
                        .as("observed by " + date)
                        .isEmpty();
            }
            assertThat(differences(ordered.answers(null), other.answers(null))).isEmpty();
        }
    }

    private static Set<String> caseless(Set<Subject> models) {
        return models.stream().map(model -> Respelled.caseless(model.id())).collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static List<String> differences(Map<String, String> one, Map<String, String> other) {
        var answers = Respelled.caseless(one);
        var others = Respelled.caseless(other);
        var keys = new TreeSet<>(answers.keySet());
        keys.addAll(others.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(answers.get(key), others.get(key)))
                .map(key -> "%s: %s; %s".formatted(key, answers.get(key), others.get(key)))
                .toList();
    }

    private void importAll(ImportingTracker tracker, List<String> dates) {
        for (var date : dates) {
            long before = tracker.head();
            var answer = tracker.post("modelsdev", folder.text(FILES.get(date)), "force=true&observed_at=" + date);
            assertThat(ImportRuns.state(ImportRuns.ended(tracker.http(), answer.header("Location"))))
                    .isEqualTo("done");
            var withdrawn = withdrawn(tracker.eventsAfter(before), date);
            withdrawn.retainAll(
                    RawCatalogue.of(folder.json(FILES.get(date))).offerings().keySet());
            assertThat(withdrawn).as("listed on " + date).isEmpty();
        }
    }

    private static Set<String> withdrawn(List<RecordedEvent> events, String date) {
        var names = new TreeSet<String>();
        events.forEach(event -> {
            if (event.claim().data().effectiveData() instanceof ApiAccessChanged access
                    && access.state() == AccessState.WITHDRAWN
                    && event.claim().observedAt().text().equals(date)) {
                names.add(String.valueOf(event.claim().source().locator()));
            }
        });
        return names;
    }
}
