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
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.PartialDate;

/** Which model an entry of a catalogue is, and how that is spelled. */
class IdentityTest {

    private final Identity identity = new Identity(Catalogue.TABLE);

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-5.4, openai/gpt-5.4",
        "azure, gpt-5.4, openai/gpt-5.4",
        "azure, model-router, azure/model-router",
        "azure, something-of-cohere, cohere/something-of-cohere",
        "google-vertex, gemini-3-pro, google/gemini-3-pro",
        "google-vertex, claude-3-5-haiku@20241022, anthropic/claude-3-5-haiku-20241022",
        "openrouter, x-ai/grok-4, xai/grok-4",
        "openrouter, ~anthropic/claude-opus-latest, anthropic/claude-opus-latest",
        "openrouter, qwen/Qwen3 Max, alibaba/qwen3-max",
        "llama, Llama-4, meta/llama-4",
        "nvidia, moonshotai/kimi-k2, moonshotai/kimi-k2",
        "nvidia, nvidia/nemotron, nvidia/nemotron",
        "minimax, MiniMax-M2.1, minimax/minimax-m2.1",
        "amazon-bedrock, amazon.nova-lite-v1:0, amazon-bedrock/amazon.nova-lite-v1-0"
    })
    void a_model_is_its_makers_where_that_is_known(String provider, String id, String model) {
        identity.note("cohere", "something-of-cohere");
        assertThat(identity.of(provider, id).id()).isEqualTo(model);
    }

    @Test
    void what_two_labs_list_under_one_name_is_neithers() {
        identity.note("cohere", "twin");
        identity.note("alibaba", "twin");
        assertThat(identity.of("azure", "twin")).isEqualTo(new Identity.Model("azure", "twin", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "///", "~", "\u6a21\u578b"})
    void an_id_of_which_nothing_is_left_is_no_id(String id) {
        assertThatThrownBy(() -> Slug.of(id)).isInstanceOf(UnusableEntry.class);
    }

    @Test
    void the_channel_follows_from_who_made_it_and_who_sells_it() {
        assertThat(Catalogue.TABLE.channel("openai", "openai")).isEqualTo(ApiChannel.FIRST_PARTY_API);
        assertThat(Catalogue.TABLE.channel("azure", "openai")).isEqualTo(ApiChannel.CLOUD_MARKETPLACE);
        assertThat(Catalogue.TABLE.channel("openrouter", "openai")).isEqualTo(ApiChannel.AGGREGATOR);
        assertThat(Catalogue.TABLE.channel("some-reseller", "openai")).isEqualTo(ApiChannel.AGGREGATOR);
    }

    @Test
    void the_verbatim_ids_are_kept_and_unresolved_entries_told() {
        var snapshot = Catalogue.empty()
                .priced("minimax", "MiniMax-M2.1", "1", "2")
                .priced("azure", "model-router", "1", "2")
                .snapshot();
        assertThat(snapshot.unresolved()).containsExactly("azure/model-router");
        snapshot.eachOffering(offering -> assertThat(offering.description().vendorIds())
                .containsExactly(offering.name().substring(offering.name().indexOf('/') + 1)));
    }

    /** Whose a model is must not hang on who else lists it that month, or its history would fall apart. */
    @Test
    void no_offering_of_the_real_files_changes_its_model() {
        var models = new TreeMap<String, Set<String>>();
        for (var date : List.of("2026-04-30", "2026-05-31", "2026-07-02")) {
            var file = CatalogueFolder.real().text("modelsdev/api-" + date + ".json");
            Catalogue.read(new ModelsDev(), file, PartialDate.parse(date))
                    .eachOffering(offering -> models.computeIfAbsent(offering.name(), name -> new TreeSet<>())
                            .add(offering.model().id()));
        }
        assertThat(models)
                .hasSizeGreaterThan(838)
                .allSatisfy((name, ids) -> assertThat(ids).as(name).hasSize(1));
    }
}
