package org.modeltracker.api.webhook.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs deliveries (Standard Webhooks 1.0.0, symmetric): HMAC-SHA256 over id, timestamp and body, joined by full stops. */
public final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * @param secrets the raw bytes; each gives a signature, in this order
     * @param timestamp of this attempt, in seconds
     * @return the value of {@code webhook-signature}
     */
    public static String of(List<byte[]> secrets, String id, long timestamp, byte[] body) {
        var start = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return secrets.stream().map(secret -> "v1," + one(secret, start, body)).collect(Collectors.joining(" "));
    }

    private static String one(byte[] secret, byte[] start, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(start);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
