package org.modeltracker.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.core.identity.ModelIdentity.Candidate;
import org.modeltracker.core.identity.ModelIdentity.Identified;
import org.modeltracker.core.identity.ModelIdentity.Unresolved;
import org.modeltracker.core.model.ApiChannel;

class IdentityRulesTest {

    private static final IdentityRules RULES = IdentityRules.standard();
    private static final KnownModel SMALL_3_2 = known("mistral/mistral-small-2506", "2025-06-20", 128_000);
    private static final KnownModel SMALL_4 = known("mistral/mistral-small-2603", "2026-03-16", 256_000);

    @Test
    void what_the_catalogue_states_beats_a_rule() {
        var identity =
                identified(listing("openrouter", "qwen/qwen3-coder:free", "", "Qwen/Qwen3-Coder-30B-A3B-Instruct"));
        assertThat(identity.model()).isEqualTo("alibaba/qwen3-coder-30b-a3b-instruct");
        assertThat(identity.basis()).isEqualTo(IdentityBasis.STATED);
        assertThat(identity.rule()).isEqualTo(IdentityRule.STATED);
        assertThat(identity.tier()).isEqualTo("free");
        assertThat(identity.snapshot()).isNull();
    }

    @Test
    void the_ids_of_the_record_are_canonical() {
        for (var model : List.of(
                "meta/muse-spark",
                "google/gemini-3.1-pro",
                "anthropic/claude-opus-4.6",
                "openai/gpt-5.4",
                "meta/llama")) {
            assertThat(identified(CatalogueListing.of("any", model)).model()).isEqualTo(model);
        }
    }

    @Test
    void a_statement_without_a_known_maker_tells_nothing() {
        var identity =
                identified(listing("openrouter", "openai/gpt-5", "", "venice/uncensored", "openai/gpt-5-2025-08-07"));
        assertThat(identity.model()).isEqualTo("openai/gpt-5");
        assertThat(identity.basis()).isEqualTo(IdentityBasis.STATED);
        assertThat(identified(listing("openrouter", "openai/gpt-5", "", "venice/uncensored"))
                        .basis())
                .isEqualTo(IdentityBasis.RULE);
    }

    @Test
    void a_moving_id_stays_itself_and_points_to_what_is_stated() {
        var identity = identified(
                listing("openrouter", "~anthropic/claude-opus-latest", "", "anthropic/claude-4.8-opus-20260528"));
        assertThat(identity.model()).isEqualTo("anthropic/claude-opus-latest");
        assertThat(identity.pointer()).isTrue();
        assertThat(identity.pointsTo()).isEqualTo("anthropic/claude-opus-4.8");
    }

    @Test
    void a_moving_id_with_a_version_moves_within_its_model() {
        var identity = identified(CatalogueListing.of("xai", "grok-3-latest"));
        assertThat(identity.model()).isEqualTo("xai/grok-3");
        assertThat(identity.pointsTo()).isEqualTo("xai/grok-3");
        assertThat(identified(CatalogueListing.of("mistral", "mistral-large-latest"))
                        .pointsTo())
                .isNull();
    }

    @Test
    void a_title_makes_no_pointer() {
        var identity = identified(listing("anthropic", "claude-sonnet-4-5", "Claude Sonnet 4.5 (latest)"));
        assertThat(identity.pointer()).isFalse();
    }

    @Test
    void a_title_completes_a_name_that_leaves_out_its_version() {
        var identity = identified(listing("helicone", "mistral-small", "Mistral: Mistral Small 3.2 (new)"));
        assertThat(identity.model()).isEqualTo("mistral/mistral-small-2506");
        assertThat(identity.rule()).isEqualTo(IdentityRule.TITLE);
    }

    @Test
    void the_only_model_that_fits_completes_a_name() {
        var identity = RULES.identify(small("2026-03-01", 256_000), List.of(SMALL_3_2, SMALL_4));
        assertThat(identity).isInstanceOfSatisfying(Identified.class, found -> {
            assertThat(found.model()).isEqualTo("mistral/mistral-small-2603");
            assertThat(found.rule()).isEqualTo(IdentityRule.CANDIDATE);
        });
        assertThat(RULES.identify(small("2026-03-01", 256_000), List.of(SMALL_4, SMALL_3_2)))
                .isEqualTo(identity);
    }

    @Test
    void several_models_that_fit_leave_it_to_an_editor() {
        var other = known("mistral/mistral-small-2602", "2026-02-20", 256_000);
        assertThat(RULES.identify(small("2026-03-01", 256_000), List.of(SMALL_3_2, SMALL_4, other)))
                .isEqualTo(new Unresolved(
                        null,
                        false,
                        "shop/mistral-small: the name leaves out which model it is.",
                        List.of(
                                new Candidate(
                                        "mistral/mistral-small-2506",
                                        "it was released on 2025-06-20, the listing says 2026-03-01"),
                                new Candidate("mistral/mistral-small-2602", "another model fits as well"),
                                new Candidate("mistral/mistral-small-2603", "another model fits as well"))));
    }

    @Test
    void a_larger_context_and_other_modalities_contradict() {
        assertThat(RULES.identify(small("2026-03-01", 512_000), List.of(SMALL_4)))
                .isInstanceOfSatisfying(
                        Unresolved.class,
                        unresolved -> assertThat(
                                        unresolved.candidates().getFirst().whyNot())
                                .isEqualTo("its context is 256000 tokens, the listing says 512000"));
        var hears = new CatalogueListing("shop", "mistral-small", "", null, null, Set.of("audio"), List.of());
        assertThat(RULES.identify(hears, List.of(SMALL_4))).isInstanceOf(Unresolved.class);
    }

    @Test
    void an_unresolved_listing_has_the_nearest_models_as_candidates() {
        var known = List.of(known("google/gemma-4-31b-it", "2026-04-02", 256_000), SMALL_4);
        assertThat(RULES.identify(CatalogueListing.of("shop", "gemma-4-31b-queen"), known))
                .isInstanceOfSatisfying(
                        Unresolved.class,
                        unresolved -> assertThat(unresolved.candidates())
                                .containsExactly(new Candidate(
                                        "google/gemma-4-31b-it",
                                        "the word queen does not belong to a model of google")));
    }

    @Test
    void listings_are_candidates_for_each_other() {
        var listings = List.of(
                small("2026-03-01", 9),
                new CatalogueListing(
                        "a", "mistral-small-2603", "", LocalDate.parse("2026-03-16"), 9L, Set.of("text"), List.of()),
                CatalogueListing.of("b", "nobody/knows"));
        var identities = RULES.identifyAll(listings);
        assertThat(identities.getFirst()).isEqualTo(RULES.identify(listings.getFirst(), RULES.known(listings)));
        assertThat(identities.getFirst())
                .isInstanceOfSatisfying(
                        Identified.class, found -> assertThat(found.model()).isEqualTo("mistral/mistral-small-2603"));
        assertThat(identities.getLast()).isInstanceOf(Unresolved.class);
    }

    @Test
    void listings_make_known_models() {
        var listings = List.of(
                small("2026-03-16", 1),
                new CatalogueListing(
                        "a", "mistral-small-2603", "", LocalDate.parse("2026-03-16"), 9L, Set.of("text"), List.of()),
                new CatalogueListing(
                        "b",
                        "mistralai/mistral-small-4-119b",
                        "",
                        LocalDate.parse("2026-03-16"),
                        7L,
                        Set.of("image"),
                        List.of()),
                new CatalogueListing(
                        "c", "mistral-small-2603", "", LocalDate.parse("2024-01-01"), null, Set.of(), List.of()),
                CatalogueListing.of("d", "mistral-large-latest"));
        assertThat(RULES.known(listings))
                .containsExactly(new KnownModel(
                        "mistral/mistral-small-2603", LocalDate.parse("2026-03-16"), 9L, Set.of("text", "image")));
    }

    @ParameterizedTest
    @CsvSource({
        "github-copilot, openai/gpt-5, SUBSCRIPTION_PLAN",
        "zai-coding-plan, zai/glm-5, SUBSCRIPTION_PLAN",
        "anthropic, anthropic/claude-opus-4.6, FIRST_PARTY_API",
        "moonshotai-cn, moonshotai/kimi-k2.6, FIRST_PARTY_API",
        "azure, microsoft/phi-4, FIRST_PARTY_API",
        "azure, openai/gpt-5, CLOUD_MARKETPLACE",
        "google-vertex, anthropic/claude-opus-4.6, CLOUD_MARKETPLACE",
        "amazon-bedrock, , CLOUD_MARKETPLACE",
        "nvidia, deepseek/deepseek-v4-pro, AGGREGATOR",
        "alibaba-cn, deepseek/deepseek-r1, AGGREGATOR",
        "openrouter, anthropic/claude-opus-4.6, AGGREGATOR",
        "claudinio, , AGGREGATOR"
    })
    void the_channel_follows_from_who_sells(String provider, String model, ApiChannel channel) {
        assertThat(RULES.channel(provider, model)).isEqualTo(channel);
    }

    private static Identified identified(CatalogueListing listing) {
        return (Identified) RULES.identify(listing, List.of());
    }

    private static CatalogueListing listing(String provider, String id, String name, String... stated) {
        return new CatalogueListing(provider, id, name, null, null, Set.of(), List.of(stated));
    }

    private static CatalogueListing small(String released, long context) {
        return new CatalogueListing(
                "shop", "mistral-small", "Mistral Small", LocalDate.parse(released), context, Set.of(), List.of());
    }

    private static KnownModel known(String id, String released, long context) {
        return new KnownModel(id, LocalDate.parse(released), context, Set.of("text", "image"));
    }
}
