package org.modeltracker.core.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what listings say of each model. */
final class KnownModels {

    private KnownModels() {}

    /** @param identity the model of a listing; null if it has none */
    static List<KnownModel> of(
            Collection<CatalogueListing> listings, Function<CatalogueListing, @Nullable String> identity) {
        var byModel = new TreeMap<String, List<CatalogueListing>>();
        for (var listing : listings) {
            var id = identity.apply(listing);
            if (id != null) {
                byModel.computeIfAbsent(id, any -> new ArrayList<>()).add(listing);
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
