package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.SourceObserved;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;
import tools.jackson.databind.JsonNode;

/** Three files of models.dev, against what a test reads in them itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ModelsDevCatalogues {

    private static final List<String> DATES = List.of("2026-04-30", "2026-05-31", "2026-07-02");

    private final Map<String, JsonNode> runs = new TreeMap<>();
    private final Map<String, List<RecordedEvent>> events = new TreeMap<>();
    private final CatalogueFolder folder;
    private ImportingTracker ordered;

    ModelsDevCatalogues(CatalogueFolder folder) {
        this.folder = folder;
    }

    @BeforeAll
    void import_in_the_order_of_observation() {
        var files = DATES.stream().map(this::file).toList();
        ordered = ImportingTracker.start();
        for (int i = 0; i < DATES.size(); i++) {
            long before = ordered.head();
            var run = ordered.imported("modelsdev", files.get(i), DATES.get(i));
            assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
            runs.put(DATES.get(i), run);
            events.put(DATES.get(i), ordered.eventsAfter(before));
        }
    }

    @AfterAll
    void stop() {
        if (ordered != null) {
            ordered.close();
        }
    }

    @Test
    void what_is_listed_vanished_and_priced_anew_is_what_the_files_differ_in() {
        for (int i = 1; i < DATES.size(); i++) {
            var before = raw(DATES.get(i - 1));
            var now = raw(DATES.get(i));
            var run = runs.get(DATES.get(i));
            assertThat(ImportRuns.names(run, "/offerings/listed/names")).containsExactlyElementsOf(now.without(before));
            assertThat(ImportRuns.names(run, "/offerings/vanished/names"))
                    .containsExactlyElementsOf(before.without(now));
            assertThat(ImportRuns.names(run, "/offerings/priced_anew/names"))
                    .containsExactlyElementsOf(now.pricedAnewSince(before));
        }
    }

    @Test
    void the_events_are_those_differences_and_no_others() {
        for (int i = 1; i < DATES.size(); i++) {
            var before = raw(DATES.get(i - 1));
            var now = raw(DATES.get(i));
            var events = this.events.get(DATES.get(i));
            var listed = now.without(before);
            var vanished = before.without(now);

            assertThat(names(events, data -> data instanceof ApiAccessChanged a && a.state() == AccessState.WITHDRAWN))
                    .isEqualTo(vanished);
            assertThat(names(
                            events,
                            data -> data instanceof PricingChanged p && p.disclosure() == Disclosure.NOT_OFFERED))
                    .isEqualTo(vanished.stream()
                            .filter(name -> !RawCatalogue.isPlaceholder(
                                    name, before.offerings().get(name)))
                            .collect(Collectors.toCollection(TreeSet::new)));
            var priced = names(
                    events,
                    data -> data instanceof PricingChanged p && !p.prices().isEmpty());
            var expected = new TreeSet<>(now.pricedAnewSince(before));
            listed.stream()
                    .filter(name ->
                            !RawCatalogue.isPlaceholder(name, now.offerings().get(name)))
                    .forEach(expected::add);
            assertThat(priced).containsAll(expected);
            priced.removeAll(expected);
            assertThat(priced)
                    .as("other prices than the base ones changed")
                    .allSatisfy(name -> assertThat(costs(before, name)).isNotEqualTo(costs(now, name)));
            assertThat(names(events, data -> data instanceof ApiAccessChanged a && a.state() != AccessState.WITHDRAWN))
                    .containsAll(listed);
        }
    }

    @Test
    void the_same_file_again_is_nothing_and_later_it_is_an_observation_only() {
        long head = ordered.head();
        var again = ordered.imported("modelsdev", file("2026-07-02"), "2026-07-02");
        assertThat(ImportRuns.state(again)).isEqualTo("done");
        assertThat(again.path("events").propertyStream()).isEmpty();
        assertThat(ordered.head()).isEqualTo(head);

        ordered.imported("modelsdev", file("2026-07-02"), "2026-07-20");
        assertThat(ordered.eventsAfter(head))
                .singleElement()
                .satisfies(event -> assertThat(event.claim().data()).isInstanceOf(SourceObserved.class));
    }

    @Test
    void any_order_of_imports_gives_the_same_answers() {
        try (var other = ImportingTracker.start()) {
            for (var date : List.of("2026-07-02", "2026-04-30", "2026-05-31")) {
                var run = other.imported("modelsdev", file(date), date);
                assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
            }
            assertThat(other.models()).isEqualTo(ordered.models());
            for (var date : DATES) {
                var by = PartialDate.parse(date).lastInstant();
                assertThat(other.answers(by)).as("observed by " + date).isEqualTo(ordered.answers(by));
            }
            assertThat(other.answers(null)).isEqualTo(ordered.answers(null));
        }
    }

    @Test
    void on_the_first_of_may_one_could_know_the_prices_of_the_april_file() {
        var april = raw("2026-04-30");
        var by = PartialDate.parse("2026-05-01").lastInstant();
        var answers = ordered.bean(Answers.class);
        var moment = new TemporalPoint(by, ordered.head(), by);
        var known = new TreeMap<String, Map<String, BigDecimal>>();
        for (var model : ordered.models()) {
            answers.of(model, Set.of(FactType.PRICING), moment).forEach(answer -> {
                var pricing = (PricingChanged) answer.effectiveData();
                known.put(
                        answer.event().claim().source().locator(),
                        pricing.prices().stream()
                                .filter(price -> price.conditions() == null)
                                .filter(price -> RawCatalogue.BASE.contains(price.component()))
                                .collect(Collectors.toMap(
                                        price -> price.component(),
                                        price -> price.amount().stripTrailingZeros(),
                                        (one, other) -> one,
                                        TreeMap::new)));
            });
        }
        var expected = new TreeMap<String, Map<String, BigDecimal>>();
        april.offerings().forEach((name, offering) -> {
            if (!RawCatalogue.isPlaceholder(name, offering)) {
                expected.put(name, RawCatalogue.base(offering));
            }
        });
        assertThat(known).isEqualTo(expected);
        assertThat(expected).isNotEmpty();
    }

    /** What it costs, in every mode. */
    private static String costs(RawCatalogue file, String name) {
        var offering = file.offerings().get(name);
        return offering.path("cost") + " " + offering.at("/experimental/modes");
    }

    private static TreeSet<String> names(List<RecordedEvent> events, Predicate<ClaimData> which) {
        return events.stream()
                .filter(event -> which.test(effectiveData(event)))
                .map(event -> event.claim().source().locator())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ClaimData effectiveData(RecordedEvent event) {
        return event.claim().data() instanceof ClaimCorrected correction
                ? correction.replacement().data()
                : event.claim().data();
    }

    private RawCatalogue raw(String date) {
        return RawCatalogue.of(folder.json("modelsdev/api-" + date + ".json"));
    }

    private String file(String date) {
        return folder.text("modelsdev/api-" + date + ".json");
    }
}
