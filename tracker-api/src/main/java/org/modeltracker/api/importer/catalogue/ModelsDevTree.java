package org.modeltracker.api.importer.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * The repository of models.dev as the one file that its site makes of it: a folder for each shop, in it {@code provider.toml} and a file for each
 * model. The folder {@code models} beside them describes models for all shops. As a snapshot, the whole repository or its folder
 * {@code providers} will do.
 */
final class ModelsDevTree {

    private static final Pattern DESCRIPTION = Pattern.compile("models/(.+)\\.toml");
    private static final Pattern SHOP = Pattern.compile("(?:providers/)?([^/]+)/provider\\.toml");
    private static final Pattern MODEL = Pattern.compile("(?:providers/)?([^/]+)/models/(.+)\\.toml");
    private static final TomlMapper TOML = TomlMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TreeMap<String, ObjectNode> shops = new TreeMap<>();
    private final TreeMap<String, TreeMap<String, JsonNode>> models = new TreeMap<>();
    private final TreeMap<String, ObjectNode> descriptions = new TreeMap<>();

    private ModelsDevTree() {}

    static boolean takes(String path) {
        return DESCRIPTION.matcher(path).matches()
                || SHOP.matcher(path).matches()
                || MODEL.matcher(path).matches();
    }

    static byte[] json(SourceFolder folder) {
        var tree = new ModelsDevTree();
        folder.files().forEach(tree::take);
        return JSON.writeValueAsBytes(tree.whole());
    }

    private void take(String path, byte[] file) {
        var description = DESCRIPTION.matcher(path);
        var shop = SHOP.matcher(path);
        var model = MODEL.matcher(path);
        var read = read(path, file);
        if (description.matches()) {
            if (read instanceof ObjectNode metadata) {
                descriptions.put(description.group(1), metadata);
            }
        } else if (shop.matches()) {
            shops.put(shop.group(1), read instanceof ObjectNode named ? named : JSON.createObjectNode());
        } else if (model.matches()) {
            models.computeIfAbsent(model.group(1), id -> new TreeMap<>()).put(model.group(2), read);
        }
    }

    /** What cannot be read is a text instead of an object, so that the reader of the whole skips and tells it, and knows it as listed. */
    private static JsonNode read(String path, byte[] file) {
        try {
            return PlainNumbers.of(TOML.readTree(new String(file, StandardCharsets.UTF_8)));
        } catch (JacksonException e) {
            return JSON.getNodeFactory().stringNode(path);
        }
    }

    private ObjectNode whole() {
        var inheritance = new ModelsDevInheritance(descriptions, models);
        var whole = JSON.createObjectNode();
        shops.forEach((id, shop) -> {
            var listed = JSON.createObjectNode();
            models.getOrDefault(id, new TreeMap<>())
                    .forEach((name, model) -> listed.set(name, inheritance.complete(model, id, name)));
            shop.put("id", id).set("models", listed);
            whole.set(id, shop);
        });
        return whole;
    }
}
