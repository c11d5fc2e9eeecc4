package org.modeltracker.api.importer.catalogue;

import java.util.regex.Pattern;

/** The titles of listings as names of models. */
final class Titles {

    private static final Pattern SIGNS = Pattern.compile("(?i)\\s*\\((?:latest|free)\\)");
    private static final Pattern VENDOR = Pattern.compile("^[^:()]{1,40}: +(?=\\S)");

    private Titles() {}

    /** Without words of the shop: "(latest)", "(free)" and, where another sells it, the vendor before a colon. */
    static String clean(String title, boolean ofMaker) {
        var name = SIGNS.matcher(title).replaceAll("");
        return (ofMaker ? name : VENDOR.matcher(name).replaceFirst("")).strip();
    }
}
