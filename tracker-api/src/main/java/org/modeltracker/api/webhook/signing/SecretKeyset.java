package org.modeltracker.api.webhook.signing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What encrypts secrets. The keyset stands in the database, encrypted under a key that only the operator has, so that every node can use it and
 * no dump of the database gives anything away. Nothing is asked for before the first secret is.
 */
@Component
public class SecretKeyset {

    private static final byte[] PURPOSE = "webhook secrets".getBytes(StandardCharsets.UTF_8);

    private final MasterKey operator;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate separately;
    private volatile Aead aead;

    @SuppressWarnings("NullAway.Init") // made at the first use
    public SecretKeyset(MasterKey operator, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.operator = operator;
        this.jdbc = jdbc;
        separately = new TransactionTemplate(transactions);
        separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * It is stored whatever becomes of the transaction at hand: a secret must never be encrypted under a keyset that was rolled back.
     *
     * @throws WebhooksNotSetUp when there is no key, or another than the keyset was encrypted under
     */
    public Aead aead() {
        var known = aead;
        if (known == null) {
            synchronized (this) {
                known = aead;
                if (known == null) {
                    known = separately.execute(status -> open());
                    aead = known;
                }
            }
        }
        return known;
    }

    private Aead open() {
        try {
            AeadConfig.register();
            return keyset(outer(operator.bytes())).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new WebhooksNotSetUp(
                    "TRACKER_WEBHOOKS_KEY is not the key that encrypted the secrets of webhooks."
                            + " To change the key, set the old one as TRACKER_WEBHOOKS_PREVIOUSKEY.",
                    e);
        }
    }

    /** The first node to ask makes it; the others find it. */
    private KeysetHandle keyset(Aead outer) throws GeneralSecurityException {
        if (stored().isEmpty()) {
            var fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            jdbc.update(
                    "insert into work.keyset (encrypted) values (?) on conflict do nothing", encrypted(fresh, outer));
        }
        var text = stored().getFirst();
        try {
            return decrypted(text, outer);
        } catch (GeneralSecurityException otherKey) {
            return encryptedAnew(text, outer, otherKey);
        }
    }

    /** The operator's key has changed: the keyset, and with it every secret, stays what it was under the new one. */
    private KeysetHandle encryptedAnew(String text, Aead outer, GeneralSecurityException otherKey)
            throws GeneralSecurityException {
        var previous = operator.previousBytes().orElseThrow(() -> otherKey);
        var keyset = decrypted(text, outer(previous));
        jdbc.update("update work.keyset set encrypted = ? where encrypted = ?", encrypted(keyset, outer), text);
        return keyset;
    }

    private static String encrypted(KeysetHandle keyset, Aead outer) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keyset, outer, PURPOSE);
    }

    private static KeysetHandle decrypted(String text, Aead outer) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(text, outer, PURPOSE);
    }

    private List<String> stored() {
        return jdbc.query("select encrypted from work.keyset", (row, n) -> row.getString(1));
    }

    @AccessesPartialKey
    private static Aead outer(byte[] key) throws GeneralSecurityException {
        var parameters = AesGcmParameters.builder()
                .setKeySizeBytes(key.length)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        var gcm = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(gcm).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
