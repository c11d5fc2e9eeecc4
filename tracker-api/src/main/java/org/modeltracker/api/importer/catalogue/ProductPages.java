package org.modeltracker.api.importer.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Pages of the repository of endoflife.date, in the words of its API: what a page says in YAML before its text. */
final class ProductPages {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern HEAD = Pattern.compile("\\A---\\R(.*?)\\R---(?:\\R|\\z)", Pattern.DOTALL);

    private ProductPages() {}

    /** @throws BrokenSnapshot if the page has no head that can be read */
    static byte[] json(byte[] page) {
        var product = product(page);
        if (product == null) {
            throw new BrokenSnapshot("", "must begin with a head in YAML between two lines of ---");
        }
        return JSON.writeValueAsBytes(product);
    }

    /** The pages of these products as one list. A page that names one of them and cannot be read is an item that no adapter takes. */
    static byte[] list(SourceFolder folder, Collection<String> products) {
        var items = new ArrayList<Object>();
        folder.files().forEach((path, page) -> {
            if (products.stream().anyMatch(path::contains)) {
                var product = product(page);
                if (product == null) {
                    items.add(path);
                } else if (products.contains(product.path("name").asString())) {
                    items.add(product);
                }
            }
        });
        return JSON.writeValueAsBytes(items);
    }

    private static @Nullable ObjectNode product(byte[] page) {
        var head = HEAD.matcher(new String(page, StandardCharsets.UTF_8));
        if (!head.find()) {
            return null;
        }
        try {
            return YamlFiles.read(head.group(1)) instanceof Map<?, ?> said ? product(said) : null;
        } catch (YAMLException e) {
            return null;
        }
    }

    private static ObjectNode product(Map<?, ?> said) {
        var product = JSON.createObjectNode();
        product.put("name", String.valueOf(said.get("permalink")).replaceFirst("^/", ""));
        var releases = product.putArray("releases");
        if (said.get("releases") instanceof List<?> all) {
            for (var one : all) {
                if (one instanceof Map<?, ?> release) {
                    releases.add(release(release));
                } else {
                    releases.add(String.valueOf(one));
                }
            }
        }
        return product;
    }

    private static ObjectNode release(Map<?, ?> said) {
        var release = JSON.createObjectNode();
        release.put("name", text(said.get("releaseCycle")));
        release.put("label", text(said.get("releaseLabel")));
        release.put("releaseDate", text(said.get("releaseDate")));
        dated(release, "Eoas", said.get("eoas"));
        dated(release, "Eol", said.get("eol"));
        release.putObject("custom").put("recommendedReplacement", text(said.get("recommendedReplacement")));
        return release;
    }

    /** A date, or whether it has come. */
    private static void dated(ObjectNode release, String what, @Nullable Object said) {
        var date = said instanceof Boolean ? null : text(said);
        release.put("is" + what, Boolean.TRUE.equals(said));
        release.put(what.toLowerCase(Locale.ROOT) + "From", date);
    }

    private static @Nullable String text(@Nullable Object said) {
        return said == null ? null : String.valueOf(said);
    }
}
