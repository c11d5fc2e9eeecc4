package org.modeltracker.core.openness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modeltracker.core.model.EditDistance;

/**
 * The ids of one list of SPDX, in their canonical spelling.
 *
 * @param byLowerCase each id by itself in lower case
 */
record SpdxIds(Map<String, String> byLowerCase) {

    static final SpdxIds LICENSES = read("/spdx/licenses.txt");
    static final SpdxIds EXCEPTIONS = read("/spdx/exceptions.txt");

    /** The canonical spelling, whatever the case. */
    Optional<String> find(String id) {
        return Optional.ofNullable(byLowerCase.get(id.toLowerCase(Locale.ROOT)));
    }

    /** The id that takes the fewest changes; separators count as nothing. */
    String nearest(String text) {
        var wanted = signs(text);
        return byLowerCase.values().stream()
                .min(Comparator.comparingInt((String id) -> EditDistance.of(wanted, signs(id)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static String signs(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("licen[sc]e|version", "")
                .replaceAll("[^a-z0-9]", "");
    }

    private static SpdxIds read(String resource) {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SpdxIds.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return new SpdxIds(lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .collect(Collectors.toUnmodifiableMap(
                            line -> line.toLowerCase(Locale.ROOT), Function.identity(), (one, other) -> one)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
