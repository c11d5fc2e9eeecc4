package org.modeltracker.api.importer;

import static org.modeltracker.api.importer.DayFiles.each;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.modeltracker.api.importer.DayFiles.Told;

/** What is told of prices on a day, in the form of each source. */
final class PriceFiles {

    private PriceFiles() {}

    static String liteLlm(Map<String, Told> told) {
        return "{"
                + each(
                        told,
                        (model, one) ->
                                "'%s': {'litellm_provider': 'openai', 'input_cost_per_token': %de-06, 'output_cost_per_token': %de-06}"
                                        .formatted(model, one.input(), one.output()))
                + "}";
    }

    static String genai(Map<String, Told> told) {
        return "[{'id': 'openai', 'name': 'OpenAI', 'models': ["
                + each(
                        told,
                        (model, one) -> "{'id': '%s', 'name': '%s', 'prices': {'input_mtok': %d, 'output_mtok': %d}}"
                                .formatted(model, model, one.input(), one.output()))
                + "]}]";
    }

    static Map<String, String> llmPrices(Map<String, Told> told) {
        var models = each(
                told,
                (model, one) ->
                        "{'id': '%s', 'name': '%s', 'price_history': [{'input': %d, 'output': %d, 'input_cached': null, 'from_date': null, 'to_date': null}]}"
                                .formatted(model, model, one.input(), one.output()));
        return Map.of("data/openai.json", "{'vendor': 'openai', 'models': [" + models + "]}");
    }

    static String modelsDev(Map<String, Told> told) {
        var models = each(
                told,
                (model, one) ->
                        "'%s': {'id': '%s', 'name': '%s', 'release_date': '2025-01-15', 'cost': {'input': %d, 'output': %d}}"
                                .formatted(model, model, model, one.input(), one.output()));
        return "{'openai': {'id': 'openai', 'models': {" + models + "}}}";
    }

    /** Each price is of its own file; Azure sells the first by a link, and the second by extension, at twice the output. */
    static Map<String, String> modelsDevTree(Map<String, Told> told) {
        var files = new HashMap<String, String>();
        files.put("providers/openai/provider.toml", "name = 'OpenAI'");
        files.put("providers/azure/provider.toml", "name = 'Azure'");
        files.put("providers/openai/logo.svg", "<svg/>");
        told.forEach((model, one) -> {
            var name = model.replace("gpt-modelsdev-", "");
            files.put("models/openai/" + model + ".toml", "name = '%s'\nrelease_date = '2025-01-15'".formatted(model));
            files.put(
                    "providers/openai/models/" + model + ".toml",
                    "base_model = 'openai/%s'\n[cost]\ninput = %d.00\noutput = %d"
                            .formatted(model, one.input(), one.output()));
            if (name.equals("one")) {
                files.put(
                        "providers/azure/models/" + model + ".toml",
                        HistoryRepository.LINK + "../../openai/models/" + model + ".toml");
            } else if (name.equals("two")) {
                files.put(
                        "providers/azure/models/" + model + ".toml",
                        "[extends]\nfrom = 'openai/%s'\n[cost]\noutput = %d".formatted(model, 2 * one.output()));
            }
        });
        return files;
    }

    static String openRouter(Map<String, Told> told) {
        var models = each(
                told,
                (model, one) ->
                        "{'id': 'openai/%s', 'name': '%s', 'created': 1735689600, 'pricing': {'prompt': '0.0000%02d', 'completion': '0.0000%02d'}}"
                                .formatted(model, model, one.input(), one.output()));
        return "{'data': [" + models + "]}";
    }

    static String endpoints(Map<String, Told> told) {
        return "["
                + each(
                        told,
                        (model, one) ->
                                "{'data': {'id': 'openai/%s', 'name': '%s', 'endpoints': [{'tag': 'deepinfra/fp8', 'quantization': 'fp8', 'uptime_last_30m': 99.5, 'pricing': {'prompt': '0.0000%02d', 'completion': '0.0000%02d', 'discount': 0}}]}}"
                                        .formatted(model, model, one.input(), one.output()))
                + "]";
    }

    static String ndjson(Map<String, Told> told) {
        var source = "'source': {'publisher': 'own-list', 'kind': 'catalogue'}";
        return told.entrySet().stream()
                .map(entry ->
                        "{'model': 'openai/%1$s', %2$s, 'type': 'model.released', 'data': {'name': '%1$s'}}\n{'model': 'openai/%1$s', %2$s, 'type': 'pricing.changed', 'data': {'channel': 'first_party_api', 'provider': 'openai', 'disclosure': 'disclosed', 'currency': 'USD', 'prices': [{'component': 'input', 'amount': '%3$d', 'per': '1M_tokens'}, {'component': 'output', 'amount': '%4$d', 'per': '1M_tokens'}]}}\n"
                                .formatted(
                                        entry.getKey(),
                                        source,
                                        entry.getValue().input(),
                                        entry.getValue().output()))
                .collect(Collectors.joining());
    }
}
