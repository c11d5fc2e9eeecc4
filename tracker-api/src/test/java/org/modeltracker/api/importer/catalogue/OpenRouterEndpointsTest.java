package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;

/** Who serves a model behind OpenRouter. */
class OpenRouterEndpointsTest {

    private static final String ANSWER = """
            {'data': {'id': 'deepseek/deepseek-r1', 'name': 'DeepSeek: R1', 'created': 1737381095, 'endpoints': [
              {'name': 'DeepInfra | deepseek/deepseek-r1', 'provider_name': 'DeepInfra', 'tag': 'deepinfra/fp8', 'quantization': 'fp8',
               'context_length': 163840, 'status': 0, 'uptime_last_30m': 99.5, 'pricing': {'prompt': '0.0000005', 'completion': '0.000002'}},
              {'provider_name': 'Azure', 'tag': 'azure/us-east-2', 'quantization': 'unknown', 'status': -2,
               'pricing': {'prompt': '0.000001', 'completion': '0.000003'}},
              {'provider_name': 'Together', 'tag': 'together/turbo', 'quantization': null, 'pricing': {'prompt': '0.000007', 'completion': '0.000007'}},
              {'provider_name': 'Nameless', 'pricing': {}}]}}
            """;

    @Test
    void an_endpoint_is_an_offering_of_its_server_with_region_and_quantisation() {
        var read = Offerings.of(new OpenRouterEndpoints(), ANSWER, "2026-06-01");
        assertThat(read.all().stream().map(one -> one.provider() + " " + Offerings.prices(one.pricing())))
                .containsExactly(
                        "azure-via-openrouter [input 1 1M_tokens, output 3 1M_tokens]",
                        "deepinfra-via-openrouter [input 0.5 1M_tokens, output 2 1M_tokens]",
                        "together-turbo-via-openrouter [input 7 1M_tokens, output 7 1M_tokens]");
        assertThat(identity(read, "deepinfra/fp8").variant()).isEqualTo("fp8");
        assertThat(identity(read, "deepinfra/fp8").region()).isNull();
        assertThat(identity(read, "azure/us-east-2").region()).isEqualTo("us-east-2");
        assertThat(identity(read, "azure/us-east-2").variant()).isNull();
        assertThat(read.snapshot().isCatalogue()).isFalse();
        assertThat(read.skips()).containsExactly("unparseable_entry 1");
    }

    @Test
    void a_list_of_answers_is_read_and_another_file_is_refused() {
        assertThat(Offerings.of(new OpenRouterEndpoints(), "[" + ANSWER + "]", "2026-06-01")
                        .all())
                .hasSize(3);
        for (var file : new String[] {"{'data': []}", "{'data': {'id': 'a/b'}}", "{}"}) {
            assertThatThrownBy(() -> Offerings.of(new OpenRouterEndpoints(), file, "2026-06-01"))
                    .as(file)
                    .isInstanceOf(BrokenSnapshot.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "deepinfra/fp8, -, deepinfra, -, fp8",
                "google-vertex/us-east5, unknown, google-vertex, us-east5, unknown",
                "google-vertex/global, -, google-vertex, global, -",
                "novita/bf16, FP8, novita, -, fp8",
                "together/lite/eu, int4, together-lite, eu, int4",
                "Azure, -, azure, -, -"
            })
    void a_tag_tells_the_server_the_region_and_the_quantisation(
            String tag, String stated, String server, String region, String quantisation) {
        assertThat(EndpointTag.of(tag, stated)).isEqualTo(new EndpointTag(tag, server, region, quantisation));
    }

    private static ModelIdentified identity(Offerings read, String tag) {
        var subject = read.one("openrouter/deepseek/deepseek-r1@" + tag).subject();
        return Objects.requireNonNull(read.snapshot().identity(subject)).data();
    }
}
