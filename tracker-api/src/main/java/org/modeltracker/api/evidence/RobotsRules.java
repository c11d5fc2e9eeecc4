package org.modeltracker.api.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a {@code robots.txt} lets this tracker fetch (RFC 9309).
 *
 * @param rules of the groups that name the tracker, else of those for everybody
 */
record RobotsRules(List<Rule> rules) {

    /** The product token by which a site can name the tracker. */
    static final String PRODUCT = "model-tracker";

    static final RobotsRules ALLOW_ALL = new RobotsRules(List.of());

    /** @param path a prefix; {@code *} fits anything, a last {@code $} the end of the address */
    record Rule(boolean allows, String path) {}

    static RobotsRules parse(String text) {
        var named = new ArrayList<Rule>();
        var everybody = new ArrayList<Rule>();
        boolean isNamed = false;
        boolean ofTracker = false;
        boolean ofAll = false;
        boolean inAgents = false;
        for (var line : text.replaceFirst("^\uFEFF", "").split("\\R")) {
            var content = line.replaceFirst("#.*", "");
            int colon = content.indexOf(':');
            var key = colon < 0 ? "" : content.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            var value = content.substring(colon + 1).strip();
            if (key.equals("user-agent")) {
                ofTracker = value.equalsIgnoreCase(PRODUCT) || inAgents && ofTracker;
                ofAll = value.equals("*") || inAgents && ofAll;
                inAgents = true;
                isNamed |= ofTracker;
            } else if (key.equals("allow") || key.equals("disallow")) {
                inAgents = false;
                var rule = new Rule(key.equals("allow"), value);
                if (ofTracker) {
                    named.add(rule);
                }
                if (ofAll) {
                    everybody.add(rule);
                }
            }
        }
        return new RobotsRules(List.copyOf(isNamed ? named : everybody));
    }

    /**
     * The longest rule that fits decides; of two as long, the one that allows.
     *
     * @param target path and query of an address, in its own encoding
     */
    boolean allows(String target) {
        int longest = 0;
        boolean allowed = true;
        for (var rule : rules) {
            int length = rule.path().length();
            if (length > 0 && (length > longest || length == longest && rule.allows()) && fits(rule.path(), target)) {
                longest = length;
                allowed = rule.allows();
            }
        }
        return allowed;
    }

    private static boolean fits(String pattern, String target) {
        boolean toTheEnd = pattern.endsWith("$");
        var parts = (toTheEnd ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
        if (!target.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            int found = last && toTheEnd ? target.length() - parts[i].length() : target.indexOf(parts[i], at);
            if (found < at || !target.startsWith(parts[i], found)) {
                return false;
            }
            at = found + parts[i].length();
        }
        return !toTheEnd || at == target.length();
    }
}
