package org.modeltracker.api.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What proves, in a link, that somebody read a letter to this mailbox. */
final class EmailTokens {

    private static final int BYTES = 24;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private EmailTokens() {}

    /** For one confirmation: 192 random bits. Only its hash is kept. */
    static String confirming(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return TEXT.encodeToString(bytes);
    }

    /**
     * For the end of one subscription: the same in each letter, and kept nowhere.
     *
     * @param secret of the subscription
     */
    static String ending(byte[] secret, UUID subscription) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return TEXT.encodeToString(mac.doFinal(("end " + subscription).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** In the same time, however much of it is right. */
    static boolean same(String token, String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
