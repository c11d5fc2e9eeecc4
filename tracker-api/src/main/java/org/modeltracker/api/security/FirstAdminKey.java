package org.modeltracker.api.security;

import org.modeltracker.core.background.NodeRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Without a key from the settings somebody must get the first one: it is made and printed before the service answers. */
@Component
class FirstAdminKey implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdminKey.class);

    private final Keys keys;
    private final KeyStore store;
    private final TransactionTemplate transaction;
    private final SecuritySettings settings;
    private final NodeRole role;

    FirstAdminKey(
            Keys keys,
            KeyStore store,
            PlatformTransactionManager transactions,
            SecuritySettings settings,
            NodeRole role) {
        this.keys = keys;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
        this.role = role;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.adminKey().isEmpty() && !role.isReader()) {
            transaction.executeWithoutResult(_ -> makeIfNone());
        }
    }

    private void makeIfNone() {
        if (!store.hasAdmin()) {
            var made = keys.make("admin key made at the first start", Keys.ADMIN, Scope.WORDS);
            LOG.warn(
                    "Admin key: {} (it has every scope and is shown only this once: keep it, "
                            + "or set your own key with TRACKER_ADMIN_KEY)",
                    made.key());
        }
    }
}
