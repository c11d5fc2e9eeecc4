package org.modeltracker.api.importer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The repository of models.dev as the one file that its site makes of it. */
class ModelsDevTreeTest {

    private static final String SONNET = """
            name = "Sonnet"
            release_date = "2026-02-17"
            open_weights = false
            [cost]
            input = 3.00
            output = 15.50
            [limit]
            context = 1_000_000
            output = 64_000
            [experimental.modes.fast]
            cost = { input = 6.0, output = 30.0 }
            """;

    private final TreeMap<String, byte[]> files = new TreeMap<>();

    private ModelsDevTreeTest with(String path, String toml) {
        assertThat(ModelsDevTree.takes(path)).isTrue();
        files.put(path, toml.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private JsonNode whole() {
        return JsonMapper.shared().readTree(ModelsDevTree.json(new SourceFolder(files)));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @Test
    void a_shop_has_the_models_of_its_folder_and_numbers_as_the_site_writes_them() {
        var whole = with("providers/anthropic/provider.toml", "name = \"Anthropic\"\nenv = [\"KEY\"]")
                .with("providers/anthropic/models/sonnet.toml", SONNET)
                .with("providers/anthropic/models/deep/er.toml", "name = \"Er\"")
                .with("providers/nobody/models/m.toml", "name = \"Of a folder without a shop\"")
                .whole();
        assertThat(whole).isEqualTo(json("""
                {'anthropic': {'name': 'Anthropic', 'env': ['KEY'], 'id': 'anthropic', 'models': {
                  'deep/er': {'name': 'Er', 'id': 'deep/er'},
                  'sonnet': {'name': 'Sonnet', 'release_date': '2026-02-17', 'open_weights': false, 'cost': {'input': 3, 'output': 15.5},
                    'limit': {'context': 1000000, 'output': 64000},
                    'experimental': {'modes': {'fast': {'cost': {'input': 6, 'output': 30}}}}, 'id': 'sonnet'}}}}
                """));
    }

    @Test
    void a_model_that_extends_one_of_another_shop_has_what_it_does_not_say_itself() {
        with("anthropic/provider.toml", "name = \"Anthropic\"")
                .with("anthropic/models/sonnet.toml", SONNET)
                .with("bedrock/provider.toml", "name = \"Bedrock\"")
                .with("bedrock/models/a.sonnet.toml", """
                        [extends]
                        from = "anthropic/sonnet"
                        omit = ["experimental.modes.fast", "limit.nothing", "no.such.path"]
                        [cost]
                        input = 3.3
                        """);
        var model = whole().at("/bedrock/models/a.sonnet");
        assertThat(model).isEqualTo(json("""
                {'name': 'Sonnet', 'release_date': '2026-02-17', 'open_weights': false, 'cost': {'input': 3.3, 'output': 15.5},
                 'limit': {'context': 1000000, 'output': 64000}, 'id': 'a.sonnet'}
                """));
        assertThat(whole().at("/anthropic/models/sonnet/experimental").isObject())
                .isTrue();
    }

    @Test
    void a_model_with_a_base_has_what_is_said_of_it_for_all_shops_but_not_what_is_said_of_the_weights() {
        var model = with("models/lab/m.toml", """
                        name = "M"
                        license = "MIT"
                        open_weights = true
                        [limit]
                        context = 100
                        input = 90
                        [[weights]]
                        url = "https://weights.example"
                        """)
                .with("providers/shop/provider.toml", "name = \"Shop\"")
                .with("providers/shop/models/m-1.toml", """
                        base_model = "lab/m"
                        base_model_omit = ["limit.input"]
                        [cost]
                        input = 0.10
                        [limit]
                        context = 50
                        """)
                .whole()
                .at("/shop/models/m-1");
        assertThat(model).isEqualTo(json("""
                {'name': 'M', 'open_weights': true, 'limit': {'context': 50}, 'cost': {'input': 0.1}, 'id': 'm-1'}
                """));
    }

    @Test
    void what_cannot_be_read_or_inherits_from_nothing_is_listed_and_nothing_more() {
        with("providers/shop/provider.toml", "name = \"Shop\"")
                .with("providers/shop/models/broken.toml", "name = ")
                .with("providers/shop/models/orphan.toml", "base_model = \"lab/none\"")
                .with("providers/shop/models/circle.toml", "extends = { from = \"shop/circle\" }")
                .with("providers/shop/models/link.toml", "../../other/models/x.toml")
                .with("providers/unnamed/provider.toml", "name = ");
        var models = whole().at("/shop/models");
        assertThat(models.properties().stream().map(Map.Entry::getKey))
                .containsExactly("broken", "circle", "link", "orphan");
        assertThat(models).allMatch(JsonNode::isString);
        assertThat(whole().at("/unnamed/models").isObject()).isTrue();
    }

    @Test
    void other_files_of_the_repository_are_left_out() {
        for (var path : new String[] {
            "providers/shop/logo.svg", "package.json", "bunfig.toml", "labs/lab/lab.toml", "packages/core/src/x.toml"
        }) {
            assertThat(ModelsDevTree.takes(path)).as(path).isFalse();
        }
    }
}
