package org.modeltracker.api.importer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A file of models.dev read by a test straight from its JSON, without any of the importer's code. */
record RawCatalogue(Map<String, JsonNode> offerings) {

    static final Set<String> BASE = Set.of("input", "output", "cache_read", "cache_write");

    static RawCatalogue of(JsonNode file) {
        var all = new TreeMap<String, JsonNode>();
        file.propertyStream()
                .forEach(provider -> provider.getValue()
                        .path("models")
                        .propertyStream()
                        .forEach(model -> all.put(provider.getKey() + "/" + model.getKey(), model.getValue())));
        return new RawCatalogue(all);
    }

    /** In this one and not in the other. */
    Set<String> without(RawCatalogue other) {
        var names = new TreeSet<>(offerings.keySet());
        names.removeAll(other.offerings.keySet());
        return names;
    }

    /** In both, with another base price here. */
    Set<String> pricedAnewSince(RawCatalogue before) {
        var names = new TreeSet<String>();
        offerings.forEach((name, offering) -> {
            var then = before.offerings.get(name);
            if (then != null && !base(then).equals(base(offering))) {
                names.add(name);
            }
        });
        return names;
    }

    static Map<String, BigDecimal> base(JsonNode offering) {
        var base = new TreeMap<String, BigDecimal>();
        for (var component : BASE) {
            var amount = offering.path("cost").path(component);
            if (amount.isNumber()) {
                base.put(component, wire(amount.decimalValue()));
            }
        }
        return base;
    }

    /** Amounts have at most twelve decimals on the wire. */
    static BigDecimal wire(BigDecimal amount) {
        var exact = amount.stripTrailingZeros();
        return exact.scale() > 12 ? exact.setScale(12, RoundingMode.HALF_EVEN).stripTrailingZeros() : exact;
    }

    /** Whether the file only fills a gap: nothing for input and output, and no word that it is free. */
    static boolean isPlaceholder(String name, JsonNode offering) {
        var base = base(offering);
        boolean nothing = base.values().stream().allMatch(amount -> amount.signum() == 0);
        return base.isEmpty() || (nothing && !name.endsWith(":free") && !name.endsWith("/free"));
    }
}
