package org.modeltracker.api.importer.catalogue;

import java.util.Comparator;

/**
 * How a catalogue spells the name of an offering. One that is spelled as ids are comes first, then the smallest: the order of a file says
 * nothing.
 */
record Spelling(String name, boolean isExact) implements Comparable<Spelling> {

    private static final Comparator<Spelling> ORDER =
            Comparator.comparing((Spelling spelling) -> !spelling.isExact).thenComparing(Spelling::name);

    static Spelling of(String name) {
        return new Spelling(name, isExact(name));
    }

    private static boolean isExact(String name) {
        for (int n = 0; n < name.length(); n++) {
            char c = name.charAt(n);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "._/-".indexOf(c) >= 0;
            if (!plain) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    @Override
    public int compareTo(Spelling other) {
        return ORDER.compare(this, other);
    }
}
