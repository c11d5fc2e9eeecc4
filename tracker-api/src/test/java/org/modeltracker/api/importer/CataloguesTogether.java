package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import tools.jackson.databind.JsonNode;

/** Files of several sources in one tracker: where they disagree, and what they add. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class CataloguesTogether {

    private static final List<String> DATES = List.of("2026-04-30", "2026-05-31", "2026-07-02");
    private static final Map<String, String> COMPONENTS = Map.of(
            "prompt", "input",
            "completion", "output",
            "input_cache_read", "cache_read",
            "input_cache_write", "cache_write",
            "internal_reasoning", "reasoning",
            "audio", "input_audio");

    private final CatalogueFolder folder;
    private ImportingTracker tracker;

    CataloguesTogether(CatalogueFolder folder) {
        this.folder = folder;
    }

    /** Models by id, each with what its history of access has to hold, in this order. */
    abstract Map<String, List<String>> suspensions();

    @BeforeAll
    void import_what_two_catalogues_say() {
        var openRouter = folder.text("openrouter/models-2026-05-15.json");
        var files = DATES.stream()
                .map(date -> folder.text("modelsdev/api-" + date + ".json"))
                .toList();
        tracker = ImportingTracker.start();
        for (int i = 0; i < DATES.size(); i++) {
            assertThat(ImportRuns.state(tracker.imported("modelsdev", files.get(i), DATES.get(i))))
                    .isEqualTo("done");
        }
        assertThat(ImportRuns.state(tracker.imported("openrouter", openRouter, "2026-05-15")))
                .isEqualTo("done");
    }

    @AfterAll
    void stop() {
        if (tracker != null) {
            tracker.close();
        }
    }

    @Test
    @Order(1)
    void a_list_never_silences_the_shop_itself_so_every_disagreement_is_disputed() {
        var expected = disagreeing(prices("2026-07-02"));
        expected.addAll(delisted());
        assertThat(expected).as("the files disagree on some").isNotEmpty();
        assertThat(disputed()).isEqualTo(expected);
    }

    @Test
    @Order(2)
    void the_same_file_on_a_later_day_only_confirms() {
        var before = disputed();
        var openRouter = folder.text("openrouter/models-2026-05-15.json");
        var run = tracker.imported("openrouter", openRouter, "2026-07-10");
        assertThat(run.path("events").propertyStream().map(Map.Entry::getKey)).containsExactly("source.observed");
        assertThat(disputed()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void every_event_of_modelmeter_is_a_claim_or_has_a_reason_why_not() {
        var file = folder.text("modelmeter/current.json");
        long before = tracker.head();
        var run = tracker.imported("modelmeter", file, "2026-07-23");
        assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("done");
        var events = folder.json("modelmeter/current.json").path("events");
        var claimed = new HashSet<String>();
        tracker.eventsAfter(before).forEach(event -> {
            if (event.claim().source().locator() != null && !(event.claim().data() instanceof ModelIdentified)) {
                claimed.add(event.claim().source().locator());
            }
        });
        long without = ImportRuns.skipped(run, "names_no_model_and_no_organisation")
                + ImportRuns.skipped(run, "unparseable_entry")
                + ImportRuns.skipped(run, "duplicate_id");
        assertThat(claimed.size() + without).isEqualTo(events.size()).isPositive();
        assertThat(ImportRuns.skipped(run, "refused_by_the_log")).isZero();
    }

    @Test
    @Order(4)
    void suspensions_and_restorations_show_in_the_histories() {
        folder.text("modelmeter/current.json");
        suspensions().forEach((model, expected) -> assertThat(history(model)).containsSubsequence(expected));
    }

    @Test
    @Order(5)
    void no_dispute_is_only_about_digits_the_word_for_gone_or_the_case_of_a_licence() {
        folder.text("modelmeter/current.json");
        assertThat(disputes()).isNotEmpty().allMatch(ListedDispute::isReal);
    }

    @Test
    @Order(6)
    void disputes_come_by_importance_and_their_counts_add_up() {
        folder.text("modelmeter/current.json");
        var disputes = disputes();
        assertThat(disputes).isSortedAccordingTo(ListedDispute.BY_IMPORTANCE).doesNotHaveDuplicates();
        var counts = new TreeMap<String, Long>();
        disputes.forEach(dispute -> counts.merge(dispute.fact(), 1L, Long::sum));
        var told = new TreeMap<String, Long>();
        tracker.http()
                .get("/v1/disputes")
                .json()
                .path("counts")
                .propertyStream()
                .forEach(count -> told.put(count.getKey(), count.getValue().asLong()));
        assertThat(told).isEqualTo(counts);
    }

    private List<ListedDispute> disputes() {
        var all = new ArrayList<ListedDispute>();
        var cursor = "";
        do {
            var page = tracker.http().get("/v1/disputes?limit=100" + cursor).json();
            page.path("data").forEach(dispute -> all.add(new ListedDispute(dispute)));
            var next = page.at("/page/next_cursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return all;
    }

    /** All that anybody said of access, by date: the answer is what is believed most, the others are beside it. */
    private List<String> history(String model) {
        var said = new TreeSet<String>();
        var answer = tracker.http().get("/v1/models/" + model + "/access/history");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        answer.json()
                .path("data")
                .valueStream()
                .forEach(item -> item.path("claims")
                        .valueStream()
                        .forEach(claim -> said.add(claim.path("effective").asString() + " "
                                + claim.at("/data/state").asString())));
        return List.copyOf(said);
    }

    /** Offerings at OpenRouter by id, with the prices that the file of a day gives, at every length of prompt. */
    private Map<String, Map<String, BigDecimal>> prices(String date) {
        var all = new TreeMap<String, Map<String, BigDecimal>>();
        folder.json("modelsdev/api-" + date + ".json")
                .at("/openrouter/models")
                .propertyStream()
                .filter(model -> !RawCatalogue.isPlaceholder(model.getKey(), model.getValue()))
                .forEach(
                        model -> all.put(model.getKey(), prices(model.getValue().path("cost"))));
        return all;
    }

    private static Map<String, BigDecimal> prices(JsonNode cost) {
        var prices = new TreeMap<String, BigDecimal>();
        add(prices, cost, "");
        cost.path("tiers")
                .valueStream()
                .forEach(tier -> add(prices, tier, "@" + tier.at("/tier/size").asLong()));
        var known = Set.copyOf(prices.keySet());
        var longPrompts = new TreeMap<String, BigDecimal>();
        add(longPrompts, cost.path("context_over_200k"), "@200000");
        longPrompts.keySet().removeAll(known);
        prices.putAll(longPrompts);
        return prices;
    }

    private static void add(Map<String, BigDecimal> prices, JsonNode cost, String suffix) {
        var names = new ArrayList<>(COMPONENTS.values());
        names.add("output_audio");
        for (var name : names) {
            if (cost.path(name).isNumber()) {
                prices.put(name + suffix, RawCatalogue.wire(cost.path(name).decimalValue()));
            }
        }
    }

    /** Of these offerings of models.dev, those that OpenRouter prices otherwise. */
    private Set<String> disagreeing(Map<String, Map<String, BigDecimal>> offerings) {
        var names = new TreeSet<String>();
        for (var model : folder.json("openrouter/models-2026-05-15.json").path("data")) {
            var theirs = offerings.getOrDefault(model.path("id").asString(), Map.of());
            boolean free = model.path("id").asString().endsWith(":free");
            COMPONENTS.forEach((field, component) -> {
                var ours = model.path("pricing").path(field);
                if (ours.isString()
                        && theirs.containsKey(component)
                        && !ours.asString().startsWith("-")
                        && !free) {
                    var amount = RawCatalogue.wire(new BigDecimal(ours.asString()).movePointRight(6));
                    if (!isRounded(amount, theirs.get(component)) && !isRounded(theirs.get(component), amount)) {
                        names.add(model.path("id").asString());
                    }
                }
            });
        }
        return names;
    }

    /** Whether the second is the first, or the first rounded to its own four digits or more. */
    private static boolean isRounded(BigDecimal exact, BigDecimal rounded) {
        return exact.compareTo(rounded) == 0
                || (rounded.scale() >= 4
                        && exact.setScale(rounded.scale(), RoundingMode.HALF_UP).compareTo(rounded) == 0);
    }

    /** What models.dev once priced and lists no more, and OpenRouter has a price for. */
    private Set<String> delisted() {
        var names = new TreeSet<String>();
        names.addAll(prices("2026-04-30").keySet());
        names.addAll(prices("2026-05-31").keySet());
        var listed = new HashSet<String>();
        folder.json("modelsdev/api-2026-07-02.json")
                .at("/openrouter/models")
                .propertyStream()
                .forEach(model -> listed.add(model.getKey()));
        names.removeAll(listed);
        var priced = new HashSet<String>();
        folder.json("openrouter/models-2026-05-15.json")
                .path("data")
                .forEach(model -> priced.add(model.path("id").asString()));
        names.retainAll(priced);
        return names;
    }

    /** What is disputed of prices at OpenRouter, each with a claim of both. */
    private Set<String> disputed() {
        var names = new TreeSet<String>();
        disputes().stream().filter(dispute -> dispute.fact().equals("pricing")).forEach(dispute -> {
            var publishers = new TreeSet<String>();
            var places = new TreeSet<String>();
            dispute.json().path("claims").forEach(claim -> {
                publishers.add(claim.at("/source/publisher").asString());
                places.add(claim.at("/source/locator").asString());
            });
            assertThat(publishers).containsExactly("models.dev", "openrouter");
            assertThat(places).hasSize(1);
            names.add(places.first().substring("openrouter/".length()));
        });
        return names;
    }
}
