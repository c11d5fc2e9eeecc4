package org.modeltracker.api.idempotency;

import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.model.Sha256;
import org.springframework.http.HttpStatus;

/**
 * A request that its sender may repeat.
 *
 * @param owner whose keys these are: others may use the same
 * @param key the header Idempotency-Key; null where there is none, and then each request stands for itself
 * @param digest of path and body: tells the same request from another with the same key
 */
public record KeyedRequest(String owner, @Nullable String key, String digest) {

    public static final String HEADER = "Idempotency-Key";

    /** For what is never repeated. */
    public static final KeyedRequest UNKEYED = new KeyedRequest("", null, "");

    private static final int LONGEST = 255;

    /**
     * @param body as it was sent, or as it was understood
     * @throws Problem (400) for a key that is empty or too long
     */
    public static KeyedRequest of(String owner, @Nullable String key, String path, Object body) {
        return new KeyedRequest(owner, key == null ? null : checked(unquoted(key)), Sha256.hex(path + "\n" + body));
    }

    private static String checked(String key) {
        if (key.isEmpty() || key.length() > LONGEST) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "bad-idempotency-key",
                    "The idempotency key is unfit",
                    "Idempotency-Key has 1 to %d characters".formatted(LONGEST));
        }
        return key;
    }

    /** The header is a quoted string; the plain form is common and accepted too. */
    private static String unquoted(String key) {
        return key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
    }
}
