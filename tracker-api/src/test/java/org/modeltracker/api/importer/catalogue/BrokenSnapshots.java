package org.modeltracker.api.importer.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.modeltracker.api.importer.Catalogue;

/** Files that are not the snapshots they should be, by what is wrong with them. */
public final class BrokenSnapshots {

    private static final String GOOD = Catalogue.empty()
            .with(
                    "openai",
                    "gpt-5",
                    "'cost': {'input': 1.25, 'output': 10, 'tiers': [{'tier': {'size': 200000}, 'input': 2}]}")
            .priced("azure", "gpt-5", "2", "20")
            .json();

    private BrokenSnapshots() {}

    public static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        all.put("empty", "");
        all.put("only blanks", "  \n ");
        all.put("no JSON", "<html>Bad gateway</html>");
        all.put("a list", "[]");
        all.put("a text", "\"models\"");
        all.put("null", "null");
        all.put("a provider that is a list", "{\"openai\": []}");
        all.put("a provider without models", "{\"openai\": {\"id\": \"openai\"}}");
        all.put("models in a list", "{\"openai\": {\"models\": [{\"id\": \"gpt-5\"}]}}");
        all.put("a price that is no number", GOOD.replace("1.25", "NaN"));
        all.put("a price that is infinite", GOOD.replace("1.25", "Infinity"));
        all.put("a price with a leading plus", GOOD.replace("1.25", "+1.25"));
        all.put("a price of a thousand digits", GOOD.replace("1.25", "9".repeat(1_000)));
        all.put(
                "a property twice",
                GOOD.replaceFirst("\"name\": \"gpt-5\"", "\"name\": \"gpt-5\", \"name\": \"gpt-6\""));
        all.put("a provider twice", GOOD.substring(0, GOOD.length() - 1) + ", \"openai\": {\"models\": {}}}");
        all.put("something after the end", GOOD + "{}");
        all.put("brackets that nest", "{\"openai\": {\"models\": {\"a\": " + "[".repeat(100_000));
        all.put("objects that nest", "{\"openai\": {\"models\": {\"a\": " + "{\"a\":".repeat(100_000));
        all.put("a text without end", "{\"openai\": {\"models\": {\"a\": {\"name\": \"" + "x".repeat(3 << 20));
        truncated().forEach(text -> all.put("cut off after " + text.length(), text));
        return all;
    }

    /** Files of which one entry of two cannot be read, by what is wrong with it, and the place of the fault. */
    public static Map<String, String> unreadableEntries() {
        var all = new LinkedHashMap<String, String>();
        var entry = "{\"id\": \"gpt-5\", \"name\": \"gpt-5\"";
        all.put("a model that is a text", with("\"good\""));
        all.put("a model that is a list", with("[{\"name\": \"gpt-5\"}]"));
        all.put("a model that is null", with("null"));
        all.put("an empty model", with("{}"));
        all.put("a name that is a number", with("{\"name\": 5}"));
        all.put("a price that is a word", GOOD.replace("1.25", "\"cheap\""));
        all.put("a price that is an object", GOOD.replace("1.25", "{}"));
        all.put("a price that is negative", GOOD.replace("1.25", "-1.25"));
        all.put("a price beyond measure", GOOD.replace("1.25", "1e400"));
        all.put("a price with an endless exponent", GOOD.replace("1.25", "1e-999999999"));
        all.put("costs in a list", with(entry + ", \"cost\": [2, 20]}"));
        all.put("a currency that is a number", with(entry + ", \"cost\": {\"input\": 2, \"currency\": 978}}"));
        all.put("a tier without its size", GOOD.replace("{\"size\": 200000}", "{}"));
        all.put("a tier of the wrong type", GOOD.replace("200000", "\"long\""));
        all.put("weights that are a word", with(entry + ", \"open_weights\": \"yes\"}"));
        all.put("modes in a list", with(entry + ", \"experimental\": {\"modes\": []}}"));
        return all;
    }

    private static String with(String model) {
        return "{\"openai\": {\"models\": {\"gpt-5\": %s}}, \"azure\": {\"models\": {\"gpt-5\": {\"name\": \"GPT-5\"}}}}"
                .formatted(model);
    }

    private static List<String> truncated() {
        var random = new Random(7);
        var cut = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            cut.add(GOOD.substring(0, 1 + random.nextInt(GOOD.length() - 1)));
        }
        return cut;
    }
}
