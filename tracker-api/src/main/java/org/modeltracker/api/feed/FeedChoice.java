package org.modeltracker.api.feed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.springframework.web.util.UriUtils;

/**
 * A form of the feed, and what it is about.
 *
 * @param query canonical, with its question mark: the same for the same choice, in whatever order it was made; empty for none
 */
record FeedChoice(FeedForm form, Filter filter, String query) {

    private static final String TITLE = "Model-release tracker";

    /** @param given parameters by name, without those that only say the form */
    static String query(Map<String, String[]> given) {
        var choice = new TreeMap<>(given);
        choice.remove("format");
        return choice.entrySet().stream()
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .sorted()
                        .map(value -> parameter.getKey() + "=" + UriUtils.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("&"), joined -> joined.isEmpty() ? "" : "?" + joined));
    }

    String title() {
        var chosen = Stream.of(filter.organisations(), filter.models(), filter.types())
                .flatMap(values -> values.stream().sorted())
                .collect(Collectors.joining(", "));
        return chosen.isEmpty() ? TITLE : ChatText.of(TITLE + ": " + chosen, 200);
    }

    String path() {
        return "/feeds/timeline." + form.ending() + query;
    }

    /** What this tracker's hub distributes: a feed of the present, about any organisations, models and types. */
    static boolean isOfHub(Set<String> parameters) {
        return Set.of("organisation", "model", "type").containsAll(parameters);
    }
}
