package org.modeltracker.core.identity;

import java.util.regex.Pattern;

/**
 * A plain name in which {@code *} stands for anything.
 *
 * @param start all before the first star
 */
record NamePattern(String text, String start, Pattern pattern) {

    static NamePattern of(String text) {
        var quoted = Pattern.quote(text).replace("*", "\\E.*\\Q");
        return new NamePattern(text, text.substring(0, (text + "*").indexOf('*')), Pattern.compile(quoted));
    }

    boolean matches(String name) {
        return isExact()
                ? name.equals(text)
                : name.startsWith(start)
                        && (start.length() == text.length() - 1
                                || pattern.matcher(name).matches());
    }

    /** Without a star it means one name only. */
    boolean isExact() {
        return text.indexOf('*') < 0;
    }

    /** The more letters it fixes, the more it says. */
    int weight() {
        return text.replace("*", "").length();
    }
}
