package org.modeltracker.core.identity;

import java.util.regex.Pattern;

/** One sign between the digits of a version: {@code 4-6} is {@code 4.6}; a size is not a digit of it. */
final class Digits {

    private static final Pattern APART = Pattern.compile("(?<![\\d.]|\\d{4}-)(\\d{1,2})-(\\d{1,2})(?=-|$)");
    private static final Pattern POINT = Pattern.compile("(?<=\\d)p(?=\\d)");

    private Digits() {}

    static String join(String name, Pattern pIsAPoint) {
        var pointed = pIsAPoint.matcher(name).lookingAt() ? POINT.matcher(name).replaceAll(".") : name;
        return APART.matcher(pointed).replaceAll("$1.$2");
    }
}
