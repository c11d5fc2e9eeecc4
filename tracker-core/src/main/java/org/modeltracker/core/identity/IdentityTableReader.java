package org.modeltracker.core.identity;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the table; a mistake in it names its place. */
final class IdentityTableReader {

    private static final Set<String> SECTIONS = Set.of(
            "makers",
            "small_makers",
            "hosts",
            "repackagers",
            "packing_makers",
            "path_wrappings",
            "name_wrappings",
            "endings",
            "regions",
            "tiers",
            "moving",
            "p_is_a_point",
            "efforts",
            "variants",
            "fine_tunes",
            "open_words",
            "incomplete",
            "listings",
            "plans",
            "clouds");
    private static final Pattern ORGANISATION = Pattern.compile("[a-z0-9][a-z0-9._-]{0,126}");
    private static final Pattern MODEL = Pattern.compile(ORGANISATION + "/" + ORGANISATION);

    private IdentityTableReader() {}

    /**
     * @param file the name of the file, for messages
     * @throws IllegalArgumentException if it is not such a table
     */
    static IdentityTable read(InputStream yaml, String file) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            var root = new YamlNode(file + ":", new Yaml(new SafeConstructor(options)).load(yaml));
            if (root.entries().isEmpty()) {
                throw root.mistake("must not be empty");
            }
            return table(root.knows(SECTIONS));
        } catch (YAMLException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static IdentityTable table(YamlNode root) {
        var makers = makers(root);
        var spellings = index(root.get("makers"), makers.values(), Maker::spelled);
        return new IdentityTable(
                makers,
                spellings,
                index(root.get("makers"), makers.values(), Maker::providers),
                new MakerNames(makers.values()),
                Set.copyOf(root.get("hosts").texts()),
                Set.copyOf(root.get("repackagers").texts()),
                Set.copyOf(root.get("packing_makers").texts()),
                root.get("path_wrappings").each(IdentityTableReader::pathSign),
                Set.copyOf(root.get("name_wrappings").texts()),
                root.get("endings").each(node -> ending(node)),
                Set.copyOf(root.get("regions").texts()),
                Set.copyOf(root.get("tiers").texts()),
                Set.copyOf(root.get("moving").each(IdentityTableReader::model)),
                Pattern.compile("^(?:" + joined(root.get("p_is_a_point")) + ")p\\d"),
                Set.copyOf(root.get("efforts").texts()),
                VariantReader.read(root.get("variants")),
                Set.copyOf(root.get("fine_tunes").texts()),
                Set.copyOf(root.get("open_words").texts()),
                Set.copyOf(root.get("incomplete").texts()),
                root.get("listings").map(IdentityTableReader::model),
                root.get("plans").each(node -> NamePattern.of(node.text())),
                Set.copyOf(root.get("clouds").texts()));
    }

    private static Map<String, Maker> makers(YamlNode root) {
        var makers = new TreeMap<String, Maker>();
        root.get("makers")
                .entries()
                .forEach((id, node) -> makers.put(organisation(id, node), MakerReader.read(id, node)));
        root.get("small_makers").items().forEach(node -> {
            if (makers.put(organisation(node.text(), node), Maker.small(node.text())) != null) {
                throw node.mistake("is a maker already: " + node.text());
            }
        });
        return makers;
    }

    private static IdentityTable.PathSign pathSign(YamlNode node) {
        node.knows(Set.of("sign", "variant"));
        var variant = node.get("variant");
        return new IdentityTable.PathSign(node.get("sign").pattern(), variant.value() == null ? null : variant.text());
    }

    private static Pattern ending(YamlNode node) {
        node.pattern();
        return Pattern.compile("(?:" + node.text() + ")$");
    }

    private static String joined(YamlNode list) {
        list.patterns();
        return String.join("|", list.texts());
    }

    private static Map<String, Maker> index(YamlNode place, Iterable<Maker> makers, Function<Maker, Set<String>> keys) {
        var index = new HashMap<String, Maker>();
        for (var maker : makers) {
            for (var key : keys.apply(maker)) {
                var other = index.put(key, maker);
                if (other != null) {
                    throw place.mistake("must not give " + key + " to both " + other.id() + " and " + maker.id());
                }
            }
        }
        return index;
    }

    private static String organisation(String id, YamlNode node) {
        if (!ORGANISATION.matcher(id).matches()) {
            throw node.mistake("must be the id of an organisation");
        }
        return id;
    }

    private static String model(YamlNode node) {
        if (!MODEL.matcher(node.text()).matches()) {
            throw node.mistake("must be the id of a model, such as openai/gpt-5");
        }
        return node.text();
    }
}
