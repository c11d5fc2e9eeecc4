package org.modeltracker.api.feed;

import java.nio.charset.StandardCharsets;

/** Lines of at most 75 octets (RFC 5545, 3.1), broken between characters. ical4j counts characters, and may break one in two. */
final class FoldedLines {

    private static final int MOST_OCTETS = 75;
    private static final String FOLD = "\r\n ";

    private FoldedLines() {}

    /** @param folded text of a calendar, folded anywhere */
    static String of(String folded) {
        var lines = folded.replace(FOLD, "");
        var text = new StringBuilder(lines.length() + lines.length() / 32);
        int octets = 0;
        for (int character : lines.codePoints().toArray()) {
            var sign = Character.toString(character);
            int more = sign.getBytes(StandardCharsets.UTF_8).length;
            if (character == '\r' || character == '\n') {
                octets = 0;
                more = 0;
            } else if (octets + more > MOST_OCTETS) {
                text.append(FOLD);
                octets = 1;
            }
            text.append(sign);
            octets += more;
        }
        return text.toString();
    }
}
