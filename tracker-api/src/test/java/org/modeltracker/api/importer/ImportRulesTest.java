package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.api.importer.catalogue.OfferingKey;
import org.modeltracker.api.importer.catalogue.SkippedEntries;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.identity.IdentityClaim;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** The rules by which a snapshot becomes events, each with a small catalogue made for it. */
public class ImportRulesTest {

    private final MemoryLog log = new MemoryLog();

    @Test
    void what_is_listed_is_described_reachable_and_priced() {
        var drafts = take(Catalogue.empty().priced("openai", "gpt-5", "1.25", "10"), "2026-05-01");
        assertThat(effectiveData(drafts)).hasSize(4).first().isInstanceOf(ModelIdentified.class);
        assertThat(access(drafts))
                .extracting(ApiAccessChanged::state)
                .containsExactly(AccessState.GENERAL_AVAILABILITY);
        assertThat(prices(drafts)).extracting(PricingChanged::disclosure).containsExactly(Disclosure.DISCLOSED);
        assertThat(drafts).allSatisfy(draft -> assertThat(draft.claim().model()).isEqualTo("openai/gpt-5"));
        assertThat(drafts.getLast().claim().effectiveBasis()).isEqualTo(EffectiveBasis.FIRST_SEEN);
        assertThat(drafts.getLast().claim().effective().text()).isEqualTo("2026-05-01");
    }

    @Test
    void what_is_the_same_again_is_nothing() {
        var catalogue = Catalogue.empty().priced("openai", "gpt-5", "1.25", "10");
        take(catalogue, "2026-05-01");
        assertThat(take(catalogue, "2026-05-02")).isEmpty();
        assertThat(take(Catalogue.empty().priced("openai", "gpt-5", "1.250", "10.0"), "2026-05-03"))
                .as("the same numbers in another spelling")
                .isEmpty();
    }

    @Test
    void another_price_after_a_day_is_a_change() {
        take(Catalogue.empty().priced("openai", "gpt-5", "1", "10"), "2026-05-01T00:00:00Z");
        var drafts = take(Catalogue.empty().priced("openai", "gpt-5", "2", "10"), "2026-05-02T00:00:00Z");
        assertThat(drafts).singleElement().satisfies(draft -> {
            assertThat(draft.claim().data()).isInstanceOf(PricingChanged.class);
            assertThat(draft.claim().effective().text()).isEqualTo("2026-05-02T00:00:00Z");
            assertThat(draft.claim().effectiveBasis()).isEqualTo(EffectiveBasis.FIRST_SEEN);
        });
    }

    @Test
    void another_price_within_a_day_corrects_the_first_from_when_that_was_seen() {
        take(Catalogue.empty().priced("openai", "gpt-5", "1", "10"), "2026-05-01T00:00:00Z");
        var drafts = take(Catalogue.empty().priced("openai", "gpt-5", "2", "10"), "2026-05-01T23:59:59Z");
        assertThat(drafts).singleElement().satisfies(draft -> {
            assertThat(draft.claim().data()).isInstanceOf(ClaimCorrected.class);
            assertThat(draft.claim().effective().text()).isEqualTo("2026-05-01T00:00:00Z");
            assertThat(draft.claim().observedAt().text()).isEqualTo("2026-05-01T23:59:59Z");
        });
    }

    @Test
    void what_vanishes_is_withdrawn_and_not_offered_and_comes_back_as_both() {
        var listed = Catalogue.empty().priced("openai", "gpt-5", "1", "10").priced("azure", "gpt-5", "2", "20");
        take(listed, "2026-05-01");
        var gone = take(Catalogue.empty().priced("openai", "gpt-5", "1", "10"), "2026-05-10");
        assertThat(access(gone)).singleElement().satisfies(access -> {
            assertThat(access.state()).isEqualTo(AccessState.WITHDRAWN);
            assertThat(access.provider()).isEqualTo("azure");
        });
        assertThat(prices(gone)).extracting(PricingChanged::disclosure).containsExactly(Disclosure.NOT_OFFERED);
        var back = take(listed, "2026-05-20");
        assertThat(access(back)).extracting(ApiAccessChanged::state).containsExactly(AccessState.GENERAL_AVAILABILITY);
        assertThat(prices(back)).extracting(PricingChanged::disclosure).containsExactly(Disclosure.DISCLOSED);
    }

    @Test
    void nothing_for_input_and_output_is_a_placeholder_and_never_a_price() {
        var snapshot = Catalogue.empty().priced("zai", "glm", "0", "0.0").snapshot();
        assertThat(snapshot.skips().list()).singleElement().satisfies(skip -> {
            assertThat(skip.reason()).isEqualTo("placeholder_zero");
            assertThat(skip.examples()).containsExactly("zai/glm");
        });
        assertThat(prices(take(Catalogue.empty().priced("zai", "glm", "0", "0"), "2026-05-01")))
                .isEmpty();
    }

    @Test
    void a_price_that_gives_way_to_a_placeholder_is_no_longer_disclosed() {
        take(Catalogue.empty().priced("zai", "glm", "1", "2"), "2026-05-01");
        var drafts = take(Catalogue.empty().priced("zai", "glm", "0", "0"), "2026-05-10");
        assertThat(prices(drafts)).extracting(PricingChanged::disclosure).containsExactly(Disclosure.UNDISCLOSED);
    }

    @Test
    void a_price_in_another_currency_takes_the_place_of_the_first_until_there_is_none() {
        take(Catalogue.empty().priced("zai", "glm", "1", "2"), "2026-05-01");
        var euros = Catalogue.empty().with("zai", "glm", "'cost': {'input': 3, 'output': 4, 'currency': 'EUR'}");
        assertThat(prices(take(euros, "2026-05-10")))
                .extracting(price -> price.currency() + " " + price.disclosure())
                .containsExactlyInAnyOrder("EUR DISCLOSED", "null NOT_OFFERED");
        assertThat(take(euros, "2026-05-11")).isEmpty();
        assertThat(prices(take(Catalogue.empty().with("zai", "glm", ""), "2026-05-20")))
                .extracting(price -> price.currency() + " " + price.disclosure())
                .containsExactlyInAnyOrder("EUR UNDISCLOSED", "null UNDISCLOSED");
    }

    @Test
    void a_single_zero_is_a_price() {
        var drafts = take(Catalogue.empty().priced("openai", "text-embedding-3-small", "0.02", "0"), "2026-05-01");
        assertThat(prices(drafts)).singleElement().satisfies(price -> {
            assertThat(price.disclosure()).isEqualTo(Disclosure.DISCLOSED);
            assertThat(price.prices()).hasSize(2);
        });
    }

    @Test
    void a_free_variant_is_a_listing_of_its_own_with_a_tier() {
        var drafts = take(
                Catalogue.empty()
                        .priced("openrouter", "deepseek/v4", "1", "2")
                        .with(
                                "openrouter",
                                "deepseek/v4:free",
                                "'cost': {'input': 0, 'output': 0, 'cache_read': 0.03}"),
                "2026-05-01");
        assertThat(access(drafts)).hasSize(2);
        assertThat(prices(drafts))
                .extracting(PricingChanged::disclosure)
                .containsExactly(Disclosure.DISCLOSED, Disclosure.FREE);
        assertThat(prices(drafts)).extracting(PricingChanged::tier).containsExactly(null, "free");
    }

    @Test
    void a_moving_alias_is_an_offering_of_its_own_that_is_flagged() {
        var drafts = take(
                Catalogue.empty()
                        .priced("mistral", "mistral-large-latest", "1", "2")
                        .priced("openrouter", "~openai/gpt-latest", "3", "4"),
                "2026-05-01");
        assertThat(access(drafts)).extracting(ApiAccessChanged::alias).containsExactly(true, true);
        assertThat(prices(drafts)).extracting(PricingChanged::alias).containsExactly(true, true);
    }

    @ParameterizedTest
    @CsvSource({"alpha, PRIVATE_PREVIEW", "beta, PUBLIC_PREVIEW", "deprecated, DEPRECATED", "on-sale, UNKNOWN"})
    void a_status_is_what_it_says_and_an_unknown_one_is_reported(String status, AccessState state) {
        var catalogue = Catalogue.empty().with("openai", "gpt-5", "'status': '%s'".formatted(status));
        assertThat(access(take(catalogue, "2026-05-01"))).singleElement().satisfies(access -> {
            assertThat(access.state()).isEqualTo(state);
            assertThat(access.vendorTerm()).isEqualTo(status);
        });
        assertThat(catalogue.snapshot().skips().list())
                .extracting(SkippedEntries.Skipped::reason)
                .isEqualTo(state == AccessState.UNKNOWN ? List.of("unknown_status") : List.of());
    }

    @Test
    void a_back_dated_snapshot_is_compared_with_what_stood_then_and_later_ones_are_said_again() {
        take(Catalogue.empty().priced("openai", "gpt-5", "1", "10"), "2026-05-01");
        take(Catalogue.empty().priced("openai", "gpt-5", "1", "10"), "2026-07-01");
        var drafts = take(Catalogue.empty().priced("openai", "gpt-5", "3", "10"), "2026-06-01");
        assertThat(prices(drafts)).hasSize(2);
        assertThat(drafts)
                .extracting(draft -> draft.claim().observedAt().text())
                .containsExactly("2026-06-01", "2026-07-01");
        assertThat(log.courses(Instant.parse("2026-06-15T00:00:00Z")).toString())
                .contains("amount=3");
    }

    @Test
    void two_ids_that_are_spelled_alike_are_two_listings_in_any_order() {
        var one = Catalogue.empty()
                .priced("ollama-cloud", "qwen3:8b", "1", "2")
                .priced("ollama-cloud", "qwen3-8b", "3", "4");
        assertThat(one.snapshot().skips().list()).isEmpty();
        assertThat(access(take(one, "2026-05-01"))).hasSize(2);
        assertThat(log.events)
                .extracting(draft -> draft.claim().subject().id())
                .contains("ollama-cloud/qwen3_3a8b", "ollama-cloud/qwen3-8b");
    }

    /** One maker has two shops, and the listing that is left out has the name of the model. */
    @Test
    void a_model_is_described_where_the_listing_of_its_name_is_left_out() {
        var snapshot = Catalogue.empty()
                .with("stepfun-ai", "step-3.5-flash", "")
                .with("stepfun", "step-3.5-flash", "")
                .snapshot();
        assertThat(snapshot.unreadable()).containsOnlyKeys("stepfun/step-3.5-flash");
        assertThat(OfferingIndex.marks(OfferingIndex.write(snapshot)))
                .contains(OfferingKey.mark("stepfun/step-3.5-flash"));
    }

    @Test
    void a_listing_that_comes_and_goes_within_hours_is_there_again() {
        var listed = Catalogue.empty().priced("azure", "gpt-5", "1", "2").with("xai", "grok-4", "");
        var gone = Catalogue.empty().with("xai", "grok-4", "");
        take(listed, "2026-03-01T07:00:00Z");
        take(gone, "2026-03-02T09:00:00Z");
        take(listed, "2026-03-02T11:00:00Z");
        take(gone, "2026-03-02T12:00:00Z");
        take(listed, "2026-03-03T10:00:00Z");
        assertThat(log.courses(Instant.parse("2026-03-04T00:00:00Z")).toString())
                .doesNotContain("WITHDRAWN");
    }

    @Test
    void a_listing_keeps_the_model_that_it_was_recognised_as() {
        take(Catalogue.empty().priced("azure", "gpt-5", "1", "2"), "2026-05-01");
        assertThat(log.decisions(Subject.model("azure/gpt-5"))).hasSize(1);
        assertThat(take(Catalogue.empty().priced("azure", "gpt-5", "1", "2"), "2026-04-01"))
                .extracting(draft -> draft.claim().data())
                .noneMatch(ModelIdentified.class::isInstance);
    }

    /** The catalogue may change its mind; what it said last counts, in whatever order its files come. */
    @ParameterizedTest
    @CsvSource({"01 02 03", "01 03 02", "02 01 03", "02 03 01", "03 01 02", "03 02 01"})
    void the_last_statement_of_a_catalogue_counts_in_any_order(String order) {
        var stated = Map.of(
                "01",
                "'base_model': 'qwen/qwen3-8b'",
                "02",
                "'base_model': 'qwen/qwen3-14b'",
                "03",
                "'base_model': 'qwen/qwen3-8b'");
        for (var day : order.split(" ")) {
            take(Catalogue.empty().with("requesty", "model-router", stated.get(day)), "2026-05-" + day);
        }
        assertThat(IdentityClaim.at(log.decisions(Subject.model("requesty/model-router")), Instant.now()))
                .hasValueSatisfying(claim -> assertThat(claim.data().sameAs()).isEqualTo("alibaba/qwen3-8b"));
    }

    @Test
    void a_catalogue_that_gives_no_date_any_more_takes_none_back() {
        var undated = "'release_date': '', 'limit': {'context': %d}";
        take(
                new Catalogue(Map.of(
                        "openai", Map.of("gpt-5", entry("'release_date': '2026-01-15', 'limit': {'context': 1}")))),
                "2026-05-01");
        var drafts = take(new Catalogue(Map.of("openai", Map.of("gpt-5", entry(undated.formatted(2))))), "2026-06-01");
        assertThat(drafts).singleElement().satisfies(draft -> {
            assertThat(draft.claim().effective().text()).isEqualTo("2026-01-15");
            assertThat(draft.claim().effectiveBasis()).isEqualTo(EffectiveBasis.STATED);
        });
    }

    @Test
    void a_model_is_there_since_it_was_first_seen_whatever_is_said_of_it_later() {
        take(new Catalogue(Map.of("openai", Map.of("gpt-5", entry("'limit': {'context': 1}")))), "2026-05-01");
        var drafts =
                take(new Catalogue(Map.of("openai", Map.of("gpt-5", entry("'limit': {'context': 2}")))), "2026-06-01");
        assertThat(drafts).singleElement().satisfies(draft -> {
            assertThat(draft.claim().effective().text()).isEqualTo("2026-05-01");
            assertThat(draft.claim().effectiveBasis()).isEqualTo(EffectiveBasis.FIRST_SEEN);
        });
        var dated = take(
                new Catalogue(Map.of(
                        "openai", Map.of("gpt-5", entry("'release_date': '2026-02-01', 'limit': {'context': 2}")))),
                "2026-07-01");
        assertThat(dated)
                .singleElement()
                .satisfies(draft -> assertThat(draft.claim().effective().text()).isEqualTo("2026-02-01"));
    }

    private static String entry(String members) {
        return ("{'id': 'gpt-5', 'name': 'GPT-5', " + members + "}").replace('\'', '"');
    }

    @Test
    void what_is_listed_but_cannot_be_read_is_not_gone() {
        take(Catalogue.empty().priced("openai", "gpt-5", "1", "10"), "2026-05-01");
        var unnamed = new Catalogue(Map.of("openai", Map.of("gpt-5", "{\"id\": \"gpt-5\", \"name\": \"\"}")));
        assertThat(take(unnamed, "2026-06-01")).isEmpty();
        assertThat(unnamed.snapshot().skips().list())
                .extracting(SkippedEntries.Skipped::reason)
                .containsExactly("unparseable_entry");
    }

    @Test
    void whatever_an_id_is_made_of_the_list_of_what_was_seen_can_be_read_again() {
        var snapshot =
                Catalogue.empty().priced("openai", "gpt\\r\\t5", "1", "10").snapshot();
        assertThat(OfferingIndex.names(OfferingIndex.write(snapshot))).containsExactly("openai/gpt  5");
        assertThat(OfferingIndex.marks(OfferingIndex.write(snapshot))).hasSize(3);
    }

    private List<Draft> take(Catalogue catalogue, String observedAt) {
        return log.take(catalogue.snapshot(), PartialDate.parse(observedAt)).stream()
                .flatMap(change -> change.drafts().stream())
                .toList();
    }

    private static List<ClaimData> effectiveData(List<Draft> drafts) {
        return drafts.stream().map(draft -> draft.claim().data()).collect(Collectors.toList());
    }

    private static List<ApiAccessChanged> access(List<Draft> drafts) {
        return effectiveData(drafts).stream()
                .filter(ApiAccessChanged.class::isInstance)
                .map(ApiAccessChanged.class::cast)
                .toList();
    }

    private static List<PricingChanged> prices(List<Draft> drafts) {
        return effectiveData(drafts).stream()
                .filter(PricingChanged.class::isInstance)
                .map(PricingChanged.class::cast)
                .toList();
    }
}
