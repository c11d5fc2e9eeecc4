package org.modeltracker.api.importer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.modeltracker.api.importer.catalogue.OfferingKey;
import org.modeltracker.api.importer.catalogue.Snapshot;
import org.modeltracker.core.answer.PublisherClaims.PublishedOffering;

/**
 * Where the earlier claims about each listing of a snapshot are. A listing that is spelled otherwise today, in case alone or by the new name
 * of its shop, keeps its place.
 */
final class KnownPlaces {

    private final Map<String, OfferingKey> places = new HashMap<>();
    private final Map<String, String> renamed;
    /** The listings without a place, as the snapshot spells them, by their name in lower case. */
    private final Map<String, String> spellings = new HashMap<>();

    /**
     * @param published the place of each listing that the publisher has had a claim about
     * @param offered the names in the snapshot of which it says more
     * @param unreadable the names in the snapshot of which no more is known
     * @param renamed the shops that have another name now, by their former one
     */
    KnownPlaces(
            Map<String, OfferingKey> published,
            Set<String> offered,
            Set<String> unreadable,
            Map<String, String> renamed) {
        this.renamed = renamed;
        places.putAll(published);
        var listed = new HashSet<>(offered);
        listed.addAll(unreadable);
        var offeredFirst =
                Comparator.comparing((String name) -> !offered.contains(name)).thenComparing(Comparator.naturalOrder());
        listed.stream()
                .filter(name -> !places.containsKey(name))
                .forEach(name -> spellings.merge(caseless(name), name, BinaryOperator.minBy(offeredFirst)));
        listed.stream().filter(places::containsKey).map(KnownPlaces::caseless).forEach(spellings::remove);
        published.entrySet().stream()
                .filter(one -> !listed.contains(one.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> {
                    var spelled = shopToday(one.getKey());
                    places.putIfAbsent(spelled, one.getValue());
                    var now = spellings.get(caseless(spelled));
                    if (now != null) {
                        places.putIfAbsent(now, one.getValue());
                    }
                });
    }

    /** Moves what a snapshot offers to the places of earlier claims. */
    static KnownPlaces keep(Snapshot snapshot, Map<String, OfferingKey> published, Map<String, String> renamed) {
        var offered = new HashSet<String>();
        snapshot.eachOffering(offering -> offered.add(offering.name()));
        var known = new KnownPlaces(published, offered, snapshot.unreadable().keySet(), renamed);
        snapshot.keep(known.places);
        return known;
    }

    /** The places of what a publisher has claims about. */
    static Map<String, OfferingKey> of(List<PublishedOffering> published) {
        return published.stream()
                .collect(Collectors.toMap(
                        PublishedOffering::locator, OfferingKey::of, (one, other) -> other, HashMap::new));
    }

    /** A listing as the snapshot spells it. */
    String today(String listing) {
        var spelled = shopToday(listing);
        return spellings.getOrDefault(caseless(spelled), spelled);
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
