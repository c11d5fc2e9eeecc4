package org.modeltracker.core.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.ModelIdentity.Identified;

/** Gathers what listings say of each model. */
final class KnownModels {

    private KnownModels() {}

    /**
     * @param identities of the listings, in the same order
     * @param complete whether a listing tells its model by itself
     */
    static List<KnownModel> of(
            List<CatalogueListing> listings,
            List<ModelIdentity> identities,
            BiPredicate<CatalogueListing, ModelIdentity> complete) {
        var byModel = new TreeMap<String, List<CatalogueListing>>();
        for (int i = 0; i < listings.size(); i++) {
            if (complete.test(listings.get(i), identities.get(i))
                    && identities.get(i) instanceof Identified found
                    && !found.pointer()) {
                byModel.computeIfAbsent(found.model(), any -> new ArrayList<>()).add(listings.get(i));
            }
        }
        return byModel.entrySet().stream()
                .map(entry -> model(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static KnownModel model(String id, List<CatalogueListing> listings) {
        return new KnownModel(
                id,
                mostOften(listings),
                listings.stream()
                        .map(CatalogueListing::contextTokens)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                listings.stream()
                        .flatMap(listing -> listing.modalities().stream())
                        .collect(Collectors.toSet()));
    }

    /** The date that most listings give, since some give one of another model; the earlier of two. */
    private static @Nullable LocalDate mostOften(List<CatalogueListing> listings) {
        return listings.stream()
                .map(CatalogueListing::released)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .min(Map.Entry.<LocalDate, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
