package org.modeltracker.api.importer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.modeltracker.api.importer.catalogue.OfferingKey;
import org.modeltracker.core.answer.PublisherClaims.PublishedOffering;

/**
 * Where the earlier claims about each listing of a snapshot are. A listing that is spelled otherwise today, in case alone or by the new name
 * of its shop, keeps its place.
 */
final class KnownPlaces {

    private final Map<String, OfferingKey> places = new HashMap<>();
    private final Map<String, String> renamed;
    private final Map<String, String> spellings = new TreeMap<>(Comparator.comparing(KnownPlaces::caseless));

    /**
     * @param offered the names in the snapshot of which it says more
     * @param unreadable the names in the snapshot of which no more is known
     * @param renamed the shops that have another name now, by their former one
     */
    KnownPlaces(
            List<PublishedOffering> published,
            Set<String> offered,
            Set<String> unreadable,
            Map<String, String> renamed) {
        this.renamed = renamed;
        published.forEach(one -> places.put(one.locator(), OfferingKey.of(one)));
        var listed = new HashSet<>(offered);
        listed.addAll(unreadable);
        listed.stream()
                .filter(name -> !places.containsKey(name))
                .sorted(Comparator.comparing((String name) -> !offered.contains(name))
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(name -> spellings.putIfAbsent(name, name));
        listed.stream().filter(places::containsKey).forEach(spellings::remove);
        published.stream()
                .filter(one -> !listed.contains(one.locator()))
                .sorted(Comparator.comparing(PublishedOffering::locator))
                .forEach(one -> {
                    var spelled = shopToday(one.locator());
                    places.putIfAbsent(spelled, OfferingKey.of(one));
                    var now = spellings.get(spelled);
                    if (now != null) {
                        places.putIfAbsent(now, OfferingKey.of(one));
                    }
                });
    }

    Map<String, OfferingKey> places() {
        return places;
    }

    /** A listing as the snapshot spells it. */
    String today(String listing) {
        var spelled = shopToday(listing);
        return spellings.getOrDefault(spelled, spelled);
    }

    private String shopToday(String listing) {
        int slash = listing.indexOf('/');
        var now = slash < 0 ? null : renamed.get(listing.substring(0, slash));
        return now == null ? listing : now + listing.substring(slash);
    }

    private static String caseless(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
