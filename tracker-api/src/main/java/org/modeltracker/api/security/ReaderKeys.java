package org.modeltracker.api.security;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keys of people who proved a mailbox: one for each, to read and to have webhooks of their own. */
@Component
public class ReaderKeys {

    /** In the order of their names. */
    public static final List<String> SCOPES = List.of(Scope.HISTORY_READ.word(), Scope.WEBHOOKS_WRITE.word());

    private final Keys keys;
    private final KeyStore store;

    ReaderKeys(Keys keys, KeyStore store) {
        this.keys = keys;
        this.store = store;
    }

    /**
     * Makes a key, and revokes those that the owner had. Webhooks stay: the owner is never without a key.
     *
     * @return the key, which is shown this once
     */
    @Transactional
    public String replace(String owner) {
        store.lock(owner); // two links opened at once: the later key revokes the earlier one
        var before = store.working(owner);
        var made = keys.make("asked for by e-mail", owner, Set.copyOf(SCOPES));
        before.forEach(keys::revoke);
        return made.key();
    }
}
