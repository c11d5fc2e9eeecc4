package org.modeltracker.core.identity;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the row of a maker. */
final class MakerReader {

    private static final Set<String> FIELDS =
            Set.of("spelled", "names", "providers", "parent", "dated", "numbered", "words", "exact");
    private static final Pattern GROUP = Pattern.compile("\\$(\\d)");

    private MakerReader() {}

    static Maker read(String id, YamlNode node) {
        node.knows(FIELDS);
        return new Maker(
                id,
                Stream.concat(Stream.of(id), node.get("spelled").texts().stream())
                        .collect(Collectors.toSet()),
                node.get("names").each(name -> NamePattern.of(name.text())),
                Set.copyOf(node.get("providers").texts()),
                node.get("parent").value() == null ? null : node.get("parent").text(),
                node.get("dated").patterns(),
                node.get("numbered").patterns(),
                node.get("words").each(MakerReader::replacement),
                node.get("exact").map(YamlNode::text));
    }

    private static Maker.Replacement replacement(YamlNode node) {
        var pair = node.items();
        if (pair.size() != 2 || !(pair.get(1).value() instanceof String replacement)) {
            throw node.mistake("must be a pattern and its replacement");
        }
        var change = new Maker.Replacement(pair.get(0).pattern(), replacement);
        int groups = change.pattern().matcher("").groupCount();
        GROUP.matcher(replacement).results().forEach(group -> {
            if (Integer.parseInt(group.group(1)) > groups) {
                throw node.mistake("must not use " + group.group() + "; the pattern has " + groups + " groups");
            }
        });
        return change;
    }
}
