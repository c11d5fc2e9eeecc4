package org.modeltracker.api.http.cache;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The headers of an answer, by name. */
record EndpointHeaders(Map<String, List<String>> values) {

    /** These are made for each request. */
    private static final Set<String> OF_THE_BODY = Set.of("content-type", "content-length", "etag");

    static EndpointHeaders of(HttpServletResponse response) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var name : new TreeSet<>(response.getHeaderNames())) {
            values.put(name, List.copyOf(response.getHeaders(name)));
        }
        return new EndpointHeaders(values);
    }

    /** Those that came after others were there: a filter may have begun a list that the endpoint goes on with, as {@code Vary} is. */
    EndpointHeaders since(EndpointHeaders before) {
        var added = new LinkedHashMap<String, List<String>>();
        values.forEach((name, all) -> {
            var old = before.values.getOrDefault(name, List.of());
            int known = all.size() >= old.size() && all.subList(0, old.size()).equals(old) ? old.size() : 0;
            if (known < all.size() && !OF_THE_BODY.contains(name.toLowerCase(Locale.ROOT))) {
                added.put(name, all.subList(known, all.size()));
            }
        });
        return new EndpointHeaders(added);
    }

    void addTo(HttpServletResponse response) {
        values.forEach((name, all) -> all.forEach(value -> response.addHeader(name, value)));
    }

    int length() {
        return values.entrySet().stream()
                .mapToInt(header -> header.getKey().length()
                        + header.getValue().stream().mapToInt(String::length).sum())
                .sum();
    }
}
