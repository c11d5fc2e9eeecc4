package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;

/** Listings that a shop spells in another case than before. */
class RespelledListingsIT {

    private static final String EARLY = "2026-01-31";
    private static final String LATE = "2026-06-15";

    /** A build of a model, one that no rule recognises, one that the catalogue recognises later, and one that stays as it is. */
    @Test
    void either_spelling_may_be_imported_first() {
        var files = new TreeMap<String, Catalogue>();
        files.put(
                EARLY,
                Catalogue.empty()
                        .priced("nebius", "qwen/qwen3-235b-a22b-instruct-2507", "1", "2")
                        .priced("nebius", "steady", "1", "2")
                        .priced("zz-shop", "odd thing", "1", "2")
                        .priced("zz-shop", "later known", "1", "2"));
        files.put(
                LATE,
                Catalogue.empty()
                        .priced("nebius", "Qwen/Qwen3-235B-A22B-Instruct-2507", "3", "2")
                        .priced("nebius", "steady", "1", "2")
                        .priced("zz-shop", "Odd Thing", "3", "2")
                        .with(
                                "zz-shop",
                                "Later Known",
                                "'base_model': 'qwen/qwen3-8b', 'cost': {'input': 3, 'output': 2}"));
        try (var ordered = ImportingTracker.start();
                var other = ImportingTracker.start()) {
            List.of(EARLY, LATE).forEach(day -> take(ordered, files.get(day), day));
            List.of(LATE, EARLY).forEach(day -> take(other, files.get(day), day));
            assertThat(models(other)).isEqualTo(models(ordered));
            assertThat(Respelled.caseless(other.listed())).isEqualTo(Respelled.caseless(ordered.listed()));
            for (var day : files.keySet()) {
                var by = PartialDate.parse(day).lastInstant();
                assertThat(Respelled.caseless(other.answers(by)))
                        .as("observed by " + day)
                        .isEqualTo(Respelled.caseless(ordered.answers(by)));
            }
            assertThat(Respelled.caseless(other.answers(null))).isEqualTo(Respelled.caseless(ordered.answers(null)));
        }
    }

    @Test
    void a_respelled_listing_is_the_model_that_the_catalogue_says_now() {
        try (var tracker = ImportingTracker.start()) {
            take(tracker, Catalogue.empty().priced("zz-shop", "later known", "1", "2"), EARLY);
            var known = "'base_model': 'qwen/qwen3-8b', 'cost': {'input': 1, 'output': 2}";
            take(tracker, Catalogue.empty().with("zz-shop", "Later Known", known), LATE);
            assertThat(tracker.answers(null).keySet())
                    .anyMatch(question -> question.contains("qwen3-8b") && question.contains("fact=PRICING"));
        }
    }

    @Test
    void two_listings_of_one_spelling_are_both_kept_though_one_was_respelled_before() {
        try (var tracker = ImportingTracker.start()) {
            take(tracker, Catalogue.empty().priced("zz-shop", "odd-thing", "1", "2"), "2026-01-31");
            take(tracker, Catalogue.empty().priced("zz-shop", "Odd-Thing", "3", "2"), "2026-02-28");
            var both =
                    Catalogue.empty().priced("zz-shop", "odd-thing", "3", "2").priced("zz-shop", "Odd-Thing", "4", "2");
            take(tracker, both, "2026-03-31");
            assertThat(new TreeSet<>(tracker.answers(null).keySet()))
                    .filteredOn(question -> question.contains("fact=PRICING"))
                    .hasSize(2);
        }
    }

    @Test
    void a_respelled_listing_that_cannot_be_read_has_not_vanished() {
        try (var tracker = ImportingTracker.start()) {
            var steady = Catalogue.empty().priced("zz-shop", "steady", "1", "2");
            take(tracker, steady.priced("zz-shop", "odd-thing", "1", "2"), EARLY);
            take(tracker, steady.with("zz-shop", "Odd-Thing", "'cost': {'input': 'cheap'}"), LATE);
            assertThat(tracker.answers(null).toString()).doesNotContain("WITHDRAWN");
        }
    }

    /** The rules know both names of the maker's model. What one of them costs is what the model costs. */
    @Test
    void an_old_name_that_is_gone_takes_nothing_from_the_new_one() {
        var both = Catalogue.empty()
                .priced("mistral", "mistral-nemo", "1", "2")
                .priced("mistral", "open-mistral-nemo", "1", "2");
        var one = Catalogue.empty().priced("mistral", "mistral-nemo", "1", "2");
        try (var ordered = ImportingTracker.start();
                var other = ImportingTracker.start()) {
            take(ordered, both, EARLY);
            take(ordered, one, LATE);
            take(other, one, LATE);
            take(other, both, EARLY);
            assertThat(other.answers(null)).isEqualTo(ordered.answers(null));
            assertThat(of(ordered, "PRICING")).contains("disclosure=DISCLOSED").doesNotContain("NOT_OFFERED");
            assertThat(of(ordered, "ACCESS")).contains("GENERAL_AVAILABILITY", EARLY);
            take(ordered, Catalogue.empty().priced("mistral", "mistral-large-2411", "1", "2"), "2026-06-20");
            assertThat(of(ordered, "PRICING")).contains("NOT_OFFERED");
            assertThat(of(ordered, "ACCESS")).contains("WITHDRAWN");
        }
    }

    private static String of(ImportingTracker tracker, String fact) {
        return tracker.answers(null).entrySet().stream()
                .filter(answer -> answer.getKey().contains("mistral/mistral-nemo")
                        && answer.getKey().contains("fact=" + fact))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("\n"));
    }

    private static void take(ImportingTracker tracker, Catalogue catalogue, String day) {
        var answer = tracker.post("modelsdev", catalogue.json(), "force=true&observed_at=" + day);
        assertThat(ImportRuns.state(ImportRuns.ended(tracker.http(), answer.header("Location"))))
                .isEqualTo("done");
    }

    private static List<String> models(ImportingTracker tracker) {
        return Respelled.caseless(tracker.models().stream().map(Subject::id).toList());
    }
}
