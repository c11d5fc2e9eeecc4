package org.modeltracker.api.importer.catalogue;

import java.util.Locale;
import java.util.regex.Pattern;

/** Ids as the tracker spells them. */
final class Slug {

    private static final Pattern OTHER = Pattern.compile("[^a-z0-9._-]");
    private static final Pattern NO_BEGINNING = Pattern.compile("^[^a-z0-9]+");
    private static final int LONGEST = 127;

    private Slug() {}

    /**
     * In lower case, other characters as hyphens.
     *
     * @throws UnusableEntry where nothing is left of it, or too much
     */
    static String of(String verbatim) {
        var spelled = OTHER.matcher(verbatim.toLowerCase(Locale.ROOT)).replaceAll("-");
        var slug = NO_BEGINNING.matcher(spelled).replaceFirst("");
        if (slug.isEmpty() || slug.length() > LONGEST) {
            throw new UnusableEntry("unparseable_entry", verbatim);
        }
        return slug;
    }
}
