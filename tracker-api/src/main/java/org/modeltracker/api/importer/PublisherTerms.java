package org.modeltracker.api.importer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.Adapter;
import org.springframework.stereotype.Component;

/** On what terms the publishers whose files are imported give their data. Of others, nothing is known. */
@Component
public class PublisherTerms {

    private final Map<String, Item> items;

    PublisherTerms(List<Adapter> adapters) {
        this.items = adapters.stream()
                .map(PublisherTerms::item)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Item::publisher, Function.identity()));
    }

    /**
     * @param publisher as in the field {@code source.publisher} of its claims
     * @param url of the data, or of those who give it; null without one
     * @param licence SPDX expression; null where the source names none
     * @param attribution who must be named where its facts are shown
     */
    public record Item(
            String publisher,
            String title,
            @Nullable String url,
            @Nullable String licence,
            String attribution) {}

    /** In the order of their names. */
    public List<Item> all() {
        return items.values().stream()
                .sorted(Comparator.comparing(Item::publisher))
                .toList();
    }

    /** @return null of a publisher whose files are not imported */
    public @Nullable Item of(String publisher) {
        return items.get(publisher);
    }

    private static @Nullable Item item(Adapter adapter) {
        var publisher = adapter.publisher();
        var terms = adapter.terms();
        return publisher == null || terms == null
                ? null
                : new Item(publisher.publisher(), terms.title(), terms.url(), terms.licence(), terms.attribution());
    }
}
