package org.modeltracker.api.importer.catalogue;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Decimals as a site in JavaScript writes them: the shortest that is the same double, so {@code 5.00} is 5. */
final class PlainNumbers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlainNumbers() {}

    static JsonNode of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var plain = JSON.createObjectNode();
                object.properties().forEach(field -> plain.set(field.getKey(), of(field.getValue())));
                yield plain;
            }
            case ArrayNode array -> {
                var plain = JSON.createArrayNode();
                array.forEach(item -> plain.add(of(item)));
                yield plain;
            }
            default -> node.isBigDecimal() ? JSON.getNodeFactory().numberNode(plain(node.decimalValue())) : node;
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        var shortest = BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
