package org.modeltracker.core.identity;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.modeltracker.core.model.Sha256;

/**
 * The subject of a listing: {@code provider/} and a spelling of the id that no other id shares.
 *
 * <p>A character that ids may not hold becomes {@code _} and the hex of its UTF-8 bytes; so does {@code _} itself.
 */
public record ListingSubject(String provider, String id) {

    private static final int LONGEST = 127;
    private static final int KEPT = 60;
    private static final int HASH = 32;

    /** No escape begins like this, so it can stand before a spelling that does not begin with a letter or digit. */
    private static final String FRONT = "0_-";

    /** The id of the subject. An id too long for a subject ends with a hash; {@link #parse} cannot read that back. */
    public String subjectId() {
        return escape(provider) + "/" + escape(id);
    }

    /** @return empty if it is not the subject of a listing, or is one with a hash */
    public static Optional<ListingSubject> parse(String subjectId) {
        int slash = subjectId.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        var listing =
                new ListingSubject(unescape(subjectId.substring(0, slash)), unescape(subjectId.substring(slash + 1)));
        return listing.subjectId().equals(subjectId) ? Optional.of(listing) : Optional.empty();
    }

    private static String escape(String text) {
        var spelling = new StringBuilder();
        text.codePoints().forEach(point -> append(point, spelling));
        if (spelling.isEmpty() || !Character.isLetterOrDigit(spelling.charAt(0))) {
            spelling.insert(0, FRONT);
        }
        return spelling.length() <= LONGEST
                ? spelling.toString()
                : spelling.substring(0, KEPT) + FRONT + Sha256.hex(text).substring(0, HASH);
    }

    private static void append(int character, StringBuilder spelling) {
        if (isPlain(character)) {
            spelling.append((char) character);
            return;
        }
        for (byte one : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            spelling.append('_').append(HexFormat.of().toHexDigits(one));
        }
    }

    private static boolean isPlain(int character) {
        return (character >= 'a' && character <= 'z') || isDigit(character) || character == '.' || character == '-';
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** Whether a text holds plain characters and whole escapes alone. */
    private static boolean isEscaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '_') {
                if (i + 2 >= text.length() || !isHex(text.charAt(++i)) || !isHex(text.charAt(++i))) {
                    return false;
                }
            } else if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char character) {
        return isDigit(character) || (character >= 'a' && character <= 'f');
    }

    private static String unescape(String spelling) {
        var text = spelling.startsWith(FRONT) ? spelling.substring(FRONT.length()) : spelling;
        if (!isEscaped(text)) {
            return "";
        }
        var bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = text.charAt(i) == '_'
                    ? (byte) HexFormat.fromHexDigits(text, i + 1, (i += 2) + 1)
                    : (byte) text.charAt(i);
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
