package org.modeltracker.core.identity;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A moving name stays in one model if the rest of it has a version: {@code grok-3-latest}, but not {@code mistral-large-latest}. */
final class Pointers {

    static final String SIGN = "-latest";

    private static final Pattern VERSION =
            Pattern.compile("v?\\d+(\\.\\d+)*|[vmkr]\\d[\\d.]*|4o|o\\d|[a-z]+\\d(\\.\\d)?");

    private Pointers() {}

    static SpelledId takeOff(SpelledId spelled, Maker maker) {
        if (!spelled.pointer()
                || !spelled.name().endsWith(SIGN)
                || maker.exact().containsValue(spelled.name())) {
            return spelled;
        }
        var rest = spelled.name().substring(0, spelled.name().length() - SIGN.length());
        return Stream.of(rest.split("-")).anyMatch(word -> VERSION.matcher(word).matches())
                ? spelled.named(rest, IdentityRule.POINTER)
                : spelled;
    }
}
