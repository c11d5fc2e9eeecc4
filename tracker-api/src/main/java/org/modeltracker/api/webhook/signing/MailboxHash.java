package org.modeltracker.api.webhook.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recognises a mailbox by its HMAC, so that a dump of the database does not tell who asked. A plain hash could be guessed. The secret of the HMAC
 * is encrypted like those of webhooks, so it survives a new key of the operator.
 */
@Component
public class MailboxHash {

    private static final byte[] PURPOSE = "mailboxes of keys".getBytes(StandardCharsets.UTF_8);
    private static final int BYTES = 32;

    private final SecretKeyset keyset;
    private final JdbcTemplate jdbc;
    private final RandomGenerator random;

    MailboxHash(SecretKeyset keyset, JdbcTemplate jdbc, RandomGenerator random) {
        this.keyset = keyset;
        this.jdbc = jdbc;
        this.random = random;
    }

    /**
     * Every node gives the same 32 bytes for a text.
     *
     * @throws WebhooksNotSetUp without the operator's key, or with another one
     */
    @Transactional
    public byte[] of(String mailbox) {
        return Signature.hmac(secret(), new byte[0], mailbox.getBytes(StandardCharsets.UTF_8));
    }

    /** The first node to ask makes it; the others find it. */
    private byte[] secret() {
        var fresh = new byte[BYTES];
        random.nextBytes(fresh);
        try {
            jdbc.update(
                    "insert into work.mailbox_secret (ciphertext) values (?) on conflict do nothing",
                    keyset.aead().encrypt(fresh, PURPOSE));
            var stored = jdbc.queryForObject("select ciphertext from work.mailbox_secret", byte[].class);
            return keyset.aead().decrypt(Objects.requireNonNull(stored), PURPOSE);
        } catch (GeneralSecurityException e) {
            throw new WebhooksNotSetUp("The secret of mailboxes does not decrypt.", e);
        }
    }
}
