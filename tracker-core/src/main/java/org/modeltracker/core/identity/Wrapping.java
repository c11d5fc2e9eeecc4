package org.modeltracker.core.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/** Takes the signs of a shop off an id: path, region, tags behind colons, words around the name. */
final class Wrapping {

    private static final Pattern BELOW_A_DOT = Pattern.compile("([a-z0-9-]+)\\.([a-z].*)");
    private static final Pattern SIZE = Pattern.compile("\\d+(\\.\\d+)?[bt](-.*)?|(.*-)?instruct");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern HYPHENS = Pattern.compile("^-+");
    private static final Pattern VERSION = Pattern.compile(".*-v\\d");

    private final IdentityTable table;

    Wrapping(IdentityTable table) {
        this.table = table;
    }

    SpelledId takeOff(String id) {
        var spelled = tilde(SpelledId.of(id.strip().toLowerCase(Locale.ROOT)));
        spelled = dot(region(path(signs(spelled))));
        spelled = spelled.named(spelled.name().replace('_', '-').replace(' ', '-'), IdentityRule.SPELLING);
        spelled = ending(tags(ending(spelled)));
        spelled = spelled.named(front(spelled.name()), IdentityRule.WRAPPING);
        return spelled.name().endsWith(Pointers.SIGN) ? spelled.moving() : spelled;
    }

    private static SpelledId tilde(SpelledId spelled) {
        return spelled.name().startsWith("~")
                ? spelled.named(spelled.name().substring(1), IdentityRule.POINTER)
                        .moving()
                : spelled;
    }

    private SpelledId signs(SpelledId spelled) {
        for (var sign : table.pathSigns()) {
            var found = sign.sign().matcher(spelled.name());
            if (found.lookingAt() && found.end() > 0) {
                var rest = spelled.name().substring(found.end());
                return signs(
                        sign.variant() == null
                                ? spelled.named(rest, IdentityRule.WRAPPING)
                                : spelled.runAs(sign.variant(), rest));
            }
        }
        return spelled;
    }

    /** Only before a maker and a dot: {@code eu.anthropic.claude}. */
    private SpelledId region(SpelledId spelled) {
        int dot = spelled.name().indexOf('.');
        var rest = spelled.name().substring(dot + 1);
        return dot > 0 && table.regions().contains(spelled.name().substring(0, dot)) && belowADot(rest)
                ? spelled.servedIn(spelled.name().substring(0, dot), rest)
                : spelled;
    }

    private static SpelledId path(SpelledId spelled) {
        var name = spelled.name();
        int slash = name.indexOf('/');
        return slash < 0 ? spelled : spelled.below(name.substring(0, slash), name.substring(name.lastIndexOf('/') + 1));
    }

    private SpelledId dot(SpelledId spelled) {
        var name = spelled.name();
        int dot = name.indexOf('.');
        return belowADot(name) ? spelled.below(name.substring(0, dot), name.substring(dot + 1)) : spelled;
    }

    private boolean belowADot(String name) {
        var found = BELOW_A_DOT.matcher(name);
        return found.matches() && table.spelled(found.group(1)) != null;
    }

    private SpelledId tags(SpelledId spelled) {
        var parts = spelled.name().split(":");
        var result = spelled.named(parts.length == 0 ? "" : parts[0], IdentityRule.SPELLING);
        for (int i = 1; i < parts.length; i++) {
            result = tag(result, parts[i]);
        }
        return result;
    }

    private SpelledId tag(SpelledId spelled, String tag) {
        var name = spelled.name();
        if (table.tiers().contains(tag)) {
            return spelled.atTier(tag, name);
        }
        if (tag.equals("latest")) {
            return spelled.moving();
        }
        if (SIZE.matcher(tag).matches() || isEnding("-" + tag)) {
            return spelled.named(name + "-" + tag, IdentityRule.WRAPPING);
        }
        if (DIGITS.matcher(tag).matches() && VERSION.matcher(name).matches()) {
            return spelled.named(name + "." + tag, IdentityRule.SPELLING);
        }
        return spelled.runAs(table.variantOf(tag), name);
    }

    private boolean isEnding(String text) {
        return table.endings().stream().anyMatch(ending -> ending.matcher(text).matches());
    }

    private SpelledId ending(SpelledId spelled) {
        var name = spelled.name();
        for (var ending : table.endings()) {
            name = ending.matcher(name).replaceFirst("");
        }
        return spelled.named(name, IdentityRule.WRAPPING);
    }

    /** A shop's or maker's name before the name of a known family: {@code anthropic--claude-4-opus}. */
    private String front(String name) {
        var owner = table.named(name).map(IdentityTable.MakerName::maker).orElse(null);
        // The longest spelling first.
        for (int end = name.lastIndexOf('-'); end > 0; end = name.lastIndexOf('-', end - 1)) {
            var maker = table.spelled(name.substring(0, end));
            if (maker != null && maker != owner) {
                var rest = after(end, name);
                if (isOf(maker, rest)) {
                    return rest;
                }
            }
        }
        for (var word : table.nameSigns()) {
            if (name.startsWith(word) && name.startsWith("-", word.length())) {
                var inner = front(after(word.length(), name));
                if (table.named(inner).isPresent()) {
                    return inner;
                }
            }
        }
        return name;
    }

    private boolean isOf(Maker maker, String name) {
        return table.named(name).filter(row -> row.maker() == maker).isPresent();
    }

    /** What comes behind the hyphens at a place. */
    private static String after(int end, String name) {
        return HYPHENS.matcher(name.substring(end)).replaceFirst("");
    }
}
