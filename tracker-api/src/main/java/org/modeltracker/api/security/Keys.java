package org.modeltracker.api.security;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes keys and recognises them. */
@Component
class Keys {

    static final String ADMIN = "admin";

    /** The key from the settings is stored nowhere, so it has no id of its own. */
    private static final ApiPrincipal OPERATOR = new ApiPrincipal(new UUID(0, 0), ADMIN, Scope.WORDS);

    private final KeyStore store;
    private final Supplier<UUID> ids;
    private final RandomGenerator random;
    private final Clock clock;
    private final List<OwnerKeys> listeners;
    private final TransactionTemplate transaction;
    private final byte @Nullable [] operatorSha256;

    Keys(
            KeyStore store,
            Supplier<UUID> ids,
            RandomGenerator keyRandom,
            Clock clock,
            SecuritySettings settings,
            List<OwnerKeys> listeners,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.ids = ids;
        this.random = keyRandom;
        this.clock = clock;
        this.listeners = listeners;
        this.transaction = new TransactionTemplate(transactions);
        this.operatorSha256 = settings.adminKey().isEmpty() ? null : ApiKey.sha256(settings.adminKey());
    }

    /** A key that is shown this once. */
    record Made(StoredKey stored, String key) {

        @Override
        public String toString() {
            return "a key of " + stored.owner();
        }
    }

    Made make(String name, String owner, Set<String> scopes) {
        var key = ApiKey.make(random);
        var ending = key.substring(key.length() - 4);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var stored = new StoredKey(ids.get(), name, owner, List.copyOf(new TreeSet<>(scopes)), ending, now, null, null);
        transaction.executeWithoutResult(status -> {
            store.lock(owner);
            store.add(stored, ApiKey.sha256(key));
            listeners.forEach(listener -> listener.found(owner));
        });
        return new Made(stored, key);
    }

    /** From then on the key is refused. The key from the settings keeps working for the owner {@code admin}. */
    void revoke(StoredKey key) {
        var owner = key.owner();
        var now = clock.instant();
        transaction.executeWithoutResult(status -> {
            store.lock(owner);
            boolean worked = store.hasWorking(owner);
            store.revoke(key.id(), now);
            boolean works = store.hasWorking(owner) || (operatorSha256 != null && owner.equals(ADMIN));
            if (worked && !works) {
                listeners.forEach(listener -> listener.lost(owner, now));
            }
        });
    }

    /** Whether a text could be a key at all; the database is asked for none else. */
    boolean isPossible(String key) {
        return isOperator(key) || ApiKey.isWellFormed(key);
    }

    Optional<ApiPrincipal> recognise(String key) {
        if (isOperator(key)) {
            return Optional.of(OPERATOR);
        }
        var found = store.working(ApiKey.sha256(key));
        found.ifPresent(stored -> store.used(stored, clock.instant()));
        return found.map(StoredKey::caller);
    }

    /** Whether the key of this caller was not revoked since. */
    boolean stillWorks(ApiPrincipal caller) {
        return caller.equals(OPERATOR)
                || store.get(caller.id()).filter(key -> key.revokedAt() == null).isPresent();
    }

    private boolean isOperator(String key) {
        return operatorSha256 != null && MessageDigest.isEqual(operatorSha256, ApiKey.sha256(key));
    }
}
