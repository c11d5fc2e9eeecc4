package org.modeltracker.api.importer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.modeltracker.core.identity.ListingSubject;

/**
 * A listing that was respelled in case alone is recorded under the spelling that was imported first: its subject and the {@code listing} of
 * a question's key. Two orders of imports are compared without regard to it. Two listings of one spelling stay two.
 */
final class Respelled {

    private static final Pattern ID = Pattern.compile("[a-z0-9._-]+/[a-z0-9._-]+");

    private Respelled() {}

    /** A text with each subject of a listing as the listing, in small letters. */
    static String caseless(String text) {
        return ID.matcher(text)
                .replaceAll(id -> ListingSubject.parse(id.group())
                        .map(listing -> listing.provider() + "/" + listing.id().toLowerCase(Locale.ROOT))
                        .orElse(id.group()));
    }

    static List<String> caseless(Collection<String> ids) {
        return ids.stream().map(Respelled::caseless).sorted().toList();
    }

    /** Answers by their questions: as many as there are of one spelling. */
    static Map<String, List<String>> caseless(Map<String, String> answers) {
        return answers.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .collect(groupingBy(
                        one -> caseless(one.getKey()), TreeMap::new, mapping(Map.Entry::getValue, toList())));
    }
}
