package org.modeltracker.api.page.text;

import java.util.regex.Pattern;

/** Words of the wire as people write them. */
final class WirePhrase {

    private static final Pattern WORD = Pattern.compile("[a-z0-9_]+");

    private static final Pattern API = Pattern.compile("\\bapi\\b");

    private WirePhrase() {}

    /** "first_party_api" is "first party API". */
    static String of(String word) {
        if (!WORD.matcher(word).matches()) {
            return word; // somebody's own words
        }
        return API.matcher(word.replace('_', ' ')).replaceAll("API");
    }
}
