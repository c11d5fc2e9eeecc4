package org.modeltracker.api.webhook.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The secrets that deliveries are signed with: shown once, encrypted at rest, bound to their webhook and its owner, so that a row copied to
 * another does not decrypt. The only SQL that writes their table; claims bring what they sign with.
 */
@Component
public class SigningSecrets {

    static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final SecretKeyset keyset;
    private final JdbcTemplate jdbc;
    private final RandomGenerator random;
    private final Clock clock;

    SigningSecrets(SecretKeyset keyset, JdbcTemplate jdbc, RandomGenerator random, Clock clock) {
        this.keyset = keyset;
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Gives a webhook a new secret. What it had before signs for 24 hours more.
     *
     * @return what its owner is shown this once
     * @throws WebhooksNotSetUp without a key from the operator
     */
    public String renew(String owner, UUID webhook) {
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        var now = clock.instant();
        jdbc.update(
                "delete from work.webhook_secret where webhook = ? and expires_at <= ?", webhook, Timestamp.from(now));
        jdbc.update(
                "update work.webhook_secret set expires_at = ? where webhook = ? and expires_at is null",
                Timestamp.from(now.plus(OVERLAP)),
                webhook);
        jdbc.update(
                """
                insert into work.webhook_secret (webhook, made_at, ciphertext)
                values (?, greatest(?, (select max(made_at) + interval '1 microsecond' from work.webhook_secret where webhook = ?)), ?)
                """,
                webhook,
                Timestamp.from(now.truncatedTo(ChronoUnit.MICROS)),
                webhook,
                sealed(owner, webhook, secret));
        return text(secret);
    }

    /**
     * Gives a webhook the secret that its receiver chose, in the place of any other.
     *
     * @param ciphertext as {@link #sealed} gave it; null for none
     */
    public void replace(UUID webhook, byte @Nullable [] ciphertext) {
        jdbc.update("delete from work.webhook_secret where webhook = ?", webhook);
        if (ciphertext != null) {
            jdbc.update(
                    "insert into work.webhook_secret (webhook, made_at, ciphertext) values (?, ?, ?)",
                    webhook,
                    Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                    ciphertext);
        }
    }

    /** As owners and their libraries know it. */
    public static String text(byte[] secret) {
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** The secret that signs now; empty for a webhook that has none. */
    public Optional<byte[]> newest(String owner, UUID webhook) {
        return jdbc
                .query(
                        "select ciphertext from work.webhook_secret where webhook = ? order by made_at desc limit 1",
                        (row, n) -> row.getBytes(1),
                        webhook)
                .stream()
                .map(ciphertext -> opened(owner, webhook, ciphertext))
                .findFirst();
    }

    /** @throws WebhooksNotSetUp when it was encrypted under another key, or for another webhook */
    public byte[] opened(String owner, UUID webhook, byte[] ciphertext) {
        try {
            return keyset.aead().decrypt(ciphertext, boundTo(owner, webhook));
        } catch (GeneralSecurityException e) {
            throw new WebhooksNotSetUp("A secret of webhook " + webhook + " does not decrypt.", e);
        }
    }

    /** @throws WebhooksNotSetUp without a key from the operator */
    public byte[] sealed(String owner, UUID webhook, byte[] secret) {
        try {
            return keyset.aead().encrypt(secret, boundTo(owner, webhook));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt a secret", e);
        }
    }

    private static byte[] boundTo(String owner, UUID webhook) {
        return (webhook + " of " + owner).getBytes(StandardCharsets.UTF_8);
    }
}
