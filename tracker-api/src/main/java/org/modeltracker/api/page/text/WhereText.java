package org.modeltracker.api.page.text;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.overview.DisplayNames;
import org.modeltracker.core.overview.ListItem;

/**
 * Where a model is offered, short enough for a table cell: what its maker offers, and how many others do. Of several builds in one place, one
 * that can be used speaks for all.
 */
final class WhereText {

    /** Lines of a cell; the page of the model lists all. */
    private static final int MOST = 3;

    private static final Set<String> OVER = EnumSet.of(
                    AccessState.ANNOUNCED,
                    AccessState.RETIRED,
                    AccessState.SUSPENDED,
                    AccessState.WITHDRAWN,
                    AccessState.UNKNOWN)
            .stream()
            .map(AccessState::word)
            .collect(Collectors.toSet());

    private WhereText() {}

    static boolean isOver(String state) {
        return OVER.contains(state);
    }

    static List<String> lines(ListItem model, DisplayNames names) {
        var own = model.access().stream()
                .filter(item -> item.provider() == null || item.provider().equals(model.organisation()))
                .sorted(Comparator.comparing(item -> OVER.contains(String.valueOf(item.state()))))
                .collect(Collectors.toMap(
                        item -> OfferingText.ofListed(item).words(model.model(), names),
                        item -> FactText.state(String.valueOf(item.state()), item.audience()),
                        (first, other) -> first,
                        LinkedHashMap::new))
                .entrySet()
                .stream()
                .map(where -> where.getKey() + ": " + where.getValue())
                .limit(MOST);
        return Stream.of(
                        own,
                        others(model, "cloud_marketplace", "cloud", "clouds"),
                        others(model, "aggregator", "aggregator", "aggregators"))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<String> others(ListItem model, String channel, String one, String several) {
        var sellers = model.access().stream()
                .filter(item -> channel.equals(item.channel()))
                .filter(item -> !OVER.contains(String.valueOf(item.state())))
                .map(ListItem.Access::provider)
                .filter(Objects::nonNull)
                .filter(provider -> !provider.equals(model.organisation()))
                .distinct()
                .count();
        return sellers == 0 ? Stream.empty() : Stream.of(sellers + " " + (sellers == 1 ? one : several));
    }
}
