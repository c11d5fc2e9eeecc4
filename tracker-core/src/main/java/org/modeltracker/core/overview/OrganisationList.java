package org.modeltracker.core.overview;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.EditDistance;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.organisation.OrganisationEvent.Role;
import org.modeltracker.core.organisation.OrganisationView;
import org.springframework.stereotype.Component;

/** Every organisation that was registered or makes a model. */
@Component
public class OrganisationList {

    private final OrganisationView registered;
    private final ModelIndex models;

    OrganisationList(OrganisationView registered, ModelIndex models) {
        this.registered = registered;
        this.models = models;
    }

    /**
     * @param name the id if nobody registered it
     * @param models how many models it makes
     */
    public record Item(
            String id,
            String name,
            List<Role> roles,
            @Nullable String ticker,
            long models) {

        private int distance(String text) {
            return Math.min(EditDistance.of(text, id), EditDistance.of(text, name.toLowerCase(Locale.ROOT)));
        }

        private boolean isCalled(String text) {
            return id.equalsIgnoreCase(text) || name.equalsIgnoreCase(text);
        }
    }

    /** By name. @param moment best the last one at which something changed, as for {@link ModelList} */
    public List<Item> list(TemporalPoint moment) {
        Map<String, Long> made = models.at(moment).all().stream()
                .collect(Collectors.groupingBy(ModelSummary::organisation, TreeMap::new, Collectors.counting()));
        var known = registered.list(moment, new OffsetLimit(0, Integer.MAX_VALUE)).stream()
                .map(item ->
                        new Item(item.id(), item.name(), item.roles(), item.ticker(), made.getOrDefault(item.id(), 0L)))
                .toList();
        var ids = known.stream().map(Item::id).collect(Collectors.toSet());
        return Stream.of(
                        known,
                        made.entrySet().stream()
                                .filter(entry -> !ids.contains(entry.getKey()))
                                .map(entry ->
                                        new Item(entry.getKey(), entry.getKey(), List.of(), null, entry.getValue()))
                                .toList())
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing((Item item) -> item.name().toLowerCase(Locale.ROOT))
                        .thenComparing(Item::id))
                .toList();
    }

    /** Those whose id or name looks like a text, the most alike first. */
    public List<Item> near(String text, int most, TemporalPoint moment) {
        var wanted = text.toLowerCase(Locale.ROOT);
        var distance = Comparator.comparingInt((Item item) -> item.distance(wanted));
        return list(moment).stream()
                .filter(item -> 3 * item.distance(wanted) <= wanted.length())
                .sorted(distance.thenComparing(Item::id))
                .limit(most)
                .toList();
    }

    /** The one with this id or name, whatever its case. */
    public Optional<Item> find(String text, TemporalPoint moment) {
        return list(moment).stream().filter(item -> item.isCalled(text)).findFirst();
    }
}
