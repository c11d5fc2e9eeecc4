package org.modeltracker.api.http.problem;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.InputError;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The parameters of a request, from its address alone: asking the request for them would eat the body of a form.
 *
 * @param byName in the order in which they were given
 */
public record QueryValues(Map<String, List<String>> byName) {

    private static final int LONGEST = 100;

    /** @param query as it was sent; null for none */
    public static QueryValues of(@Nullable String query) {
        var given = new LinkedHashMap<String, List<String>>();
        if (query != null) {
            UriComponentsBuilder.newInstance()
                    .query(query)
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> {
                        var texts = given.computeIfAbsent(decoded(name), _ -> new ArrayList<>());
                        values.forEach(value -> texts.add(value == null ? "" : decoded(value)));
                    });
        }
        return new QueryValues(given);
    }

    /** The fault with the value of its parameter, if there is one. */
    InputError quoted(InputError fault) {
        var values = fault.parameter() == null ? null : byName.get(fault.parameter());
        return values == null || fault.value() != null ? fault : fault.given(shortened(String.join(", ", values)));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
