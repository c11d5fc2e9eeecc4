package org.modeltracker.api.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a text has the words of a quote. Letter case, spaces and the forms of quotation marks and dashes do not count, and an ellipsis in the
 * quote leaves words out.
 *
 * @param from index of its first character in the text, in UTF-16 code units
 * @param to index after its last one
 */
record QuotedPassage(int from, int to) {

    /** How much an ellipsis may leave out. */
    private static final int MOST_LEFT_OUT = 2_000;

    /** Words that stand in more places than this begin no quote that anybody would look for. */
    private static final int MOST_TRIED = 1_000;

    private static final String ELLIPSIS = "\\s*(?:\\[(?:…|\\.{3})]|…|\\.{3})\\s*";

    static Optional<QuotedPassage> find(String text, String quote) {
        var parts = new ArrayList<String>();
        for (var part : quote.split(ELLIPSIS)) {
            var words = Folded.of(part).words().strip();
            var bare = words.replaceAll("^[\"' ]+|[\"' ]+$", "");
            if (!bare.isEmpty()) {
                parts.add(bare);
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var folded = Folded.of(text);
        var words = folded.words();
        var first = parts.getFirst();
        int tried = 0;
        for (int at = words.indexOf(first); at >= 0 && tried < MOST_TRIED; at = words.indexOf(first, at + 1), tried++) {
            int end = end(words, at + first.length(), parts.subList(1, parts.size()));
            if (end >= 0) {
                return Optional.of(new QuotedPassage(folded.places()[at], folded.places()[end - 1] + 1));
            }
        }
        return Optional.empty();
    }

    /** @return -1 where the other parts do not follow */
    private static int end(String words, int after, List<String> parts) {
        int end = after;
        for (var part : parts) {
            int found = words.indexOf(part, end, Math.min(words.length(), end + MOST_LEFT_OUT + part.length()));
            if (found < 0) {
                return -1;
            }
            end = found + part.length();
        }
        return end;
    }

    /** @param places of each of its characters in the text that it is made from */
    private record Folded(String words, int[] places) {

        static Folded of(String text) {
            var words = new StringBuilder(text.length());
            var places = new int[text.length()];
            for (int i = 0; i < text.length(); i++) {
                char c = fold(text.charAt(i));
                boolean again = c == ' ' && (words.isEmpty() || words.charAt(words.length() - 1) == ' ');
                if (c != 0 && !again) {
                    places[words.length()] = i;
                    words.append(c);
                }
            }
            return new Folded(words.toString(), places);
        }

        /** @return NUL for what nobody sees */
        private static char fold(char c) {
            return switch (c) {
                case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff' -> 0;
                case '‘', '’', '‚', '‛', '′' -> '\'';
                case '“', '”', '„', '‟', '″', '«', '»' -> '"';
                case '‐', '‑', '‒', '–', '—', '−' -> '-';
                default -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : Character.toLowerCase(c);
            };
        }
    }
}
