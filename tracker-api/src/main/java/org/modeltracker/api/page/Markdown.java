package org.modeltracker.api.page;

import java.util.regex.Pattern;

/** Text that stays text in Markdown (CommonMark 0.31, 2.4 Backslash escapes). */
final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#|~&]");
    private static final Pattern IN_ADDRESS = Pattern.compile("[\\s<>()\\\\]");

    private Markdown() {}

    static String text(String text) {
        return SPECIAL.matcher(text.replaceAll("\\s+", " ")).replaceAll("\\\\$0");
    }

    static String link(String text, String address) {
        return "[" + text(text) + "](<" + IN_ADDRESS.matcher(address).replaceAll("") + ">)";
    }
}
