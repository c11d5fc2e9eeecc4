package org.modeltracker.api.security;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.modeltracker.core.model.Sha256;

/**
 * The form of a key: a prefix that secret scanners know, 30 random characters (178 bits) and their checksum, so that a mistyped key is known
 * without asking the database. The scheme is GitHub's.
 */
final class ApiKey {

    static final String PREFIX = "trk_live_";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 30;
    private static final int CHECKSUM = 6;

    private ApiKey() {}

    static String make(RandomGenerator random) {
        var body = new StringBuilder();
        for (int i = 0; i < RANDOM; i++) {
            body.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return PREFIX + body + checksum(body.toString());
    }

    static boolean isWellFormed(String key) {
        if (key.length() != PREFIX.length() + RANDOM + CHECKSUM || !key.startsWith(PREFIX)) {
            return false;
        }
        var body = key.substring(PREFIX.length(), PREFIX.length() + RANDOM);
        return body.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0) && key.endsWith(checksum(body));
    }

    /** All that is kept of a key. Plain SHA-256 is enough at 178 bits. */
    static byte[] sha256(String key) {
        return Sha256.of(key);
    }

    static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        var text = new StringBuilder();
        for (long rest = crc.getValue(); text.length() < CHECKSUM; rest /= ALPHABET.length()) {
            text.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
        }
        return text.reverse().toString();
    }
}
