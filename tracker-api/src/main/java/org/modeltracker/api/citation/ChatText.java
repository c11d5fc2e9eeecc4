package org.modeltracker.api.citation;

/** Foreign text on one line. It cannot break the format around it, or reverse the text beside it. */
public final class ChatText {

    private static final int REPLACEMENT = 0xFFFD;

    private ChatText() {}

    /**
     * White space becomes single spaces; what XML 1.0 (2.2, Char) forbids becomes U+FFFD; controls that embed or override the direction of
     * writing (Unicode, UAX 9) are left out, since one that is never closed would turn the rest of the line.
     */
    public static String of(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().filter(c -> !turns(c)).forEach(c -> {
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                plain.appendCodePoint(allowed(c) ? c : REPLACEMENT);
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        });
        return plain.toString().stripTrailing();
    }

    /** The same, cut at a word where it is longer than a number of characters. */
    public static String of(String text, int longest) {
        var plain = of(text);
        if (plain.length() <= longest) {
            return plain;
        }
        int space = plain.lastIndexOf(' ', longest - 1);
        int end = space > longest / 2 ? space : longest - 1;
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static boolean turns(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static boolean allowed(int c) {
        return c >= 0x20 && c < 0x7F || c >= 0xA0 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
