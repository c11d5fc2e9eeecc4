package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.importer.Catalogue;
import org.modeltracker.api.importer.CatalogueFolder;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.release.ReleaseEvent.ModelReleased;

/** Listings keep their own ids; what is said of a model is said once, under the model. */
class SnapshotAssemblerTest {

    @Test
    void listings_keep_their_ids_and_name_their_model() {
        var snapshot = Catalogue.empty()
                .priced("anthropic", "claude-opus-4-5-20251101", "5", "25")
                .priced("openrouter", "anthropic/claude-opus-4.5", "5", "25")
                .priced("amazon-bedrock", "eu.anthropic.claude-opus-4-5-20251101-v1:0", "5", "25")
                .snapshot();
        var models = new TreeMap<String, String>();
        snapshot.eachOffering(offering -> models.put(
                offering.subject().id() + " " + offering.channel().word(),
                String.valueOf(snapshot.identity(offering.subject())
                        .data()
                        .sentence(SentenceContext.unnamed(offering.subject())))));
        assertThat(models.toString().replace(", ", "\n")).isEqualTo("""
                        {amazon-bedrock/eu.anthropic.claude-opus-4-5-20251101-v1_3a0 cloud_marketplace=amazon-bedrock/eu.anthropic.claude-opus-4-5-20251101-v1:0 is identified as anthropic/claude-opus-4.5 (snapshot 20251101
                        region eu)
                        anthropic/claude-opus-4-5-20251101 first_party_api=anthropic/claude-opus-4-5-20251101 is identified as anthropic/claude-opus-4.5 (snapshot 20251101)
                        openrouter/anthropic_2fclaude-opus-4.5 aggregator=openrouter/anthropic/claude-opus-4.5 is identified as anthropic/claude-opus-4.5}""");
    }

    @Test
    void the_makers_own_listing_describes_the_model_and_its_first_build_dates_it() {
        var snapshot = Catalogue.empty()
                .with("openai", "gpt-4o", "'release_date': '2024-05-13'")
                .with("openai", "gpt-4o-2024-08-06", "'release_date': '2024-08-06'")
                .with("azure", "gpt-4o", "'release_date': '2023-01-01'")
                .snapshot();
        assertThat(description(snapshot, "openai/gpt-4o").effective().text()).isEqualTo("2024-05-13");
        assertThat(description(snapshot, "openai/gpt-4o-2024-08-06").effective().text())
                .isEqualTo("2024-08-06");
        assertThat(snapshot.words(Subject.model("azure/gpt-4o"))).isEmpty();
    }

    @Test
    void where_the_maker_lists_nothing_most_listings_are_right() {
        var snapshot = Catalogue.empty()
                .with("nebius", "openai/gpt-oss-120b", "'release_date': '2025-08-05'")
                .with("groq", "openai/gpt-oss-120b", "'release_date': '2025-08-05'")
                .with("abacus", "openai/gpt-oss-120b", "'release_date': '2025-01-01'")
                .snapshot();
        assertThat(description(snapshot, "openai/gpt-oss-120b").effective().text())
                .isEqualTo("2025-08-05");
    }

    @ParameterizedTest
    @CsvSource({
        "Anthropic: Claude Opus 4.5, false, Claude Opus 4.5",
        "DeepSeek: R1 (free), false, R1",
        "Claude Sonnet 4 (latest), true, Claude Sonnet 4",
        "GPT: the model, true, GPT: the model",
    })
    void a_name_is_without_the_words_of_a_shop(String title, boolean ofMaker, String name) {
        assertThat(Titles.clean(title, ofMaker)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "///", "~", "\u6a21\u578b"})
    void a_word_of_which_nothing_is_left_is_no_name(String id) {
        assertThatThrownBy(() -> Slug.of(id)).isInstanceOf(UnusableEntry.class);
    }

    @Test
    void the_verbatim_ids_are_kept_and_unresolved_entries_told() {
        var snapshot = Catalogue.empty()
                .priced("minimax", "MiniMax-M2.1", "1", "2")
                .priced("requesty", "model-router", "1", "2")
                .snapshot();
        assertThat(snapshot.unresolved()).containsExactly("requesty/model-router");
        assertThat(((ModelReleased)
                                description(snapshot, "minimax/minimax-m2.1").data())
                        .vendorIds())
                .isEqualTo(List.of("MiniMax-M2.1"));
        assertThat(description(snapshot, "requesty/model-router").data()).isInstanceOf(ModelReleased.class);
    }

    /** Which model a listing is must not depend on who else lists it that month. */
    @Test
    void no_listing_of_the_real_files_changes_its_model_or_channel() {
        var models = new TreeMap<String, Set<String>>();
        for (var file : List.of(
                "modelsdev/api-2026-04-30.json",
                "modelsdev/api-2026-05-31.json",
                "modelsdev/api-2026-07-02.json",
                "modelsdev-all/api-2025-12-31.json",
                "modelsdev-all/api-2026-06-15.json")) {
            var snapshot =
                    Catalogue.read(new ModelsDev(), CatalogueFolder.real().text(file), PartialDate.parse("2026-07-02"));
            snapshot.eachOffering(offering -> {
                var identity = snapshot.identity(offering.subject());
                models.computeIfAbsent(offering.name(), name -> new TreeSet<>())
                        .add(offering.channel() + " "
                                + (identity == null ? "" : identity.data().sameAs()));
            });
        }
        models.values().forEach(ids -> ids.removeIf(id -> id.endsWith(" "))); // one that no rule recognised then
        assertThat(models)
                .hasSizeGreaterThan(5_000)
                .allSatisfy((name, ids) -> assertThat(ids).as(name).hasSizeLessThan(2));
    }

    private static ObservedStatement description(Snapshot snapshot, String model) {
        return snapshot.words(Subject.model(model)).getFirst();
    }
}
