package org.modeltracker.api.importer.catalogue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model of a shop has from elsewhere. Since June 2026, {@code base_model} names the description that all shops share, and
 * {@code base_model_omit} what of it does not hold here. Before, {@code extends.from} named a model of another shop, with {@code extends.omit}.
 */
final class ModelsDevInheritance {

    /** What is said of the weights themselves, not of an offering. */
    private static final List<String> OF_THE_MODEL = List.of("id", "benchmarks", "license", "links", "weights");

    private static final Set<String> OWN = Set.of("base_model", "base_model_omit", "extends");
    private static final int LONGEST = 10;

    private final Map<String, ObjectNode> descriptions;
    private final Map<String, ? extends Map<String, JsonNode>> models;

    ModelsDevInheritance(Map<String, ObjectNode> descriptions, Map<String, ? extends Map<String, JsonNode>> models) {
        this.descriptions = descriptions;
        this.models = models;
    }

    /** @return a text where it inherits from what is not there: then nothing certain is known of it */
    JsonNode complete(JsonNode model, String shop, String id) {
        var whole = whole(model, LONGEST);
        if (whole == null) {
            return JsonNodeFactory.instance.stringNode(shop + "/" + id);
        }
        return whole.put("id", id);
    }

    private @Nullable ObjectNode whole(JsonNode model, int left) {
        if (!(model instanceof ObjectNode own) || left == 0) {
            return null;
        }
        var base = own.path("base_model");
        if (base.isString()) {
            var description = descriptions.get(base.asString());
            return description == null
                    ? null
                    : merged(description.deepCopy().remove(OF_THE_MODEL), own, own.path("base_model_omit"));
        }
        var parent = own.path("extends").path("from").asString("");
        if (parent.isEmpty()) {
            return own.deepCopy();
        }
        int slash = parent.indexOf('/');
        var shop = slash < 0 ? null : models.get(parent.substring(0, slash));
        var extended = shop == null ? null : shop.get(parent.substring(slash + 1));
        var inherited = extended == null ? null : whole(extended, left - 1);
        return inherited == null
                ? null
                : merged(inherited, own, own.path("extends").path("omit"));
    }

    private static ObjectNode merged(ObjectNode base, ObjectNode own, JsonNode omit) {
        merge(base, own.deepCopy().remove(OWN));
        omit.forEach(path -> remove(base, path.asString("")));
        return base;
    }

    /** Tables become one; lists and values replace. */
    private static void merge(ObjectNode base, ObjectNode own) {
        own.properties().forEach(field -> {
            if (base.get(field.getKey()) instanceof ObjectNode under && field.getValue() instanceof ObjectNode over) {
                merge(under, over);
            } else {
                base.set(field.getKey(), field.getValue());
            }
        });
    }

    /** Tables that are left empty go too. */
    private static void remove(ObjectNode from, String path) {
        var parents = new ArrayDeque<ObjectNode>();
        var parts = List.of(path.split("\\."));
        var at = from;
        for (var part : parts.subList(0, parts.size() - 1)) {
            parents.push(at);
            if (!(at.get(part) instanceof ObjectNode next)) {
                return;
            }
            at = next;
        }
        at.remove(parts.getLast());
        for (int i = parts.size() - 2; i >= 0 && at.isEmpty(); i--) {
            at = parents.pop();
            at.remove(parts.get(i));
        }
    }
}
