package org.modeltracker.core.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the section of the variants. */
final class VariantReader {

    private VariantReader() {}

    /** Longer words first, so that {@code fp8-dynamic} is found before {@code dynamic}. */
    static List<Variant> read(YamlNode section) {
        return section.entries().entrySet().stream()
                .flatMap(entry -> variant(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(
                                (Variant variant) -> -variant.word().length())
                        .thenComparing(Variant::word))
                .toList();
    }

    private static Stream<Variant> variant(String name, YamlNode node) {
        node.knows(Set.of("words", "only", "except"));
        var only = node.get("only").patterns();
        var except = node.get("except").patterns();
        return node.get("words").texts().stream().map(word -> new Variant(name, word, only, except));
    }
}
