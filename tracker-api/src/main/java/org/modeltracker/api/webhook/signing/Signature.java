package org.modeltracker.api.webhook.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
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

    /** @return the value of {@code X-Hub-Signature}: HMAC-SHA256 over the body (WebSub, 7) */
    public static String ofHub(byte[] secret, byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(hmac(secret, new byte[0], body));
    }

    private static String one(byte[] secret, byte[] start, byte[] body) {
        return Base64.getEncoder().encodeToString(hmac(secret, start, body));
    }

    static byte[] hmac(byte[] secret, byte[] start, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(start);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
