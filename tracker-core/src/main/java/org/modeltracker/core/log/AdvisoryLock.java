package org.modeltracker.core.log;

/**
 * Every advisory lock but the rebuild's, named once. The numbers must stay: nodes of two releases may run side by side.
 *
 * <p>Each method returns an SQL expression for a {@code select}. The locks of one idempotency key, import source or owner take one parameter, the
 * name of what is locked.
 */
public enum AdvisoryLock {
    /** The stream of a subject, while a command decides on it; the key is a column {@code stream}. */
    STREAM("hashtextextended(stream, 0)"),
    /** An {@code Idempotency-Key}, while its request runs. */
    IDEMPOTENCY_KEY("hashtextextended(?, 1)"),
    /** An import source: one run at a time. */
    IMPORT("hashtextextended(?, 2)"),
    /** The API keys of an owner. */
    KEYS("hashtextextended(?, 3)"),
    /** The watches of an owner: two that are made at once could be one too many. */
    WATCHES("hashtextextended(?, 4)"),
    /** The queue of due deliveries, while a node leases some. */
    DELIVERY_QUEUE("hashtext('work.due')"),
    /** The partitions of deliveries: one node makes and drops them. */
    DELIVERY_DAYS("hashtext('work.delivery')"),
    /** Messages: shared by those who enqueue them, exclusive for the retention that deletes them. */
    MESSAGES("hashtext('work.message')"),
    /** Subscriptions to feeds: two that are added at once could be one too many. */
    HUB("hashtext('work.hub_request')"),
    /** Decisions about who is who: two at once could close a circle that neither sees. */
    IDENTITIES("hashtext('model.identified')");

    private final String key;

    AdvisoryLock(String key) {
        this.key = key;
    }

    /** Waits, and holds the lock until the transaction ends. */
    public String forTransaction() {
        return "pg_advisory_xact_lock(%s)".formatted(key);
    }

    /** True if the transaction has the lock now, until it ends. */
    public String tryForTransaction() {
        return "pg_try_advisory_xact_lock(%s)".formatted(key);
    }

    /** Waits for an exclusive holder only, and holds the lock until the transaction ends. */
    public String sharedForTransaction() {
        return "pg_advisory_xact_lock_shared(%s)".formatted(key);
    }

    /** True if the session has the lock now, until it releases it or ends. */
    public String tryForSession() {
        return "pg_try_advisory_lock(%s)".formatted(key);
    }

    public String releaseFromSession() {
        return "pg_advisory_unlock(%s)".formatted(key);
    }
}
