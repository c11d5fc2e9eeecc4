package org.modeltracker.api.importer.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.json.JsonMapper;

/** Files in YAML as one list in JSON. A file that cannot be read is an item that no adapter takes, so that it is skipped and told. */
final class YamlFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private YamlFiles() {}

    static byte[] list(SourceFolder folder) {
        var yaml = yaml();
        var items = new ArrayList<Object>();
        folder.files().forEach((path, file) -> items.add(item(yaml, path, file)));
        return JSON.writeValueAsBytes(items);
    }

    /** One document; dates stay the text that they are. @throws YAMLException if it cannot be read */
    static @Nullable Object read(String text) {
        return yaml().load(text);
    }

    private static Yaml yaml() {
        return new Yaml(new AsWritten(new LoaderOptions()));
    }

    private static Object item(Yaml yaml, String path, byte[] file) {
        try {
            Object item = yaml.load(new String(file, StandardCharsets.UTF_8));
            return item == null ? path : item;
        } catch (YAMLException e) {
            return path;
        }
    }

    /** Dates stay the text that they are. */
    private static final class AsWritten extends SafeConstructor {

        AsWritten(LoaderOptions options) {
            super(options);
            yamlConstructors.put(Tag.TIMESTAMP, new ConstructYamlStr());
        }
    }
}
