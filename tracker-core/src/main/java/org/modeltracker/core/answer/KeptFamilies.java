package org.modeltracker.core.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Large families between two batches. They are good for the batch that goes on where the last one ended, in the same table and by the same process;
 * after anything else they are read again.
 */
@Component
class KeptFamilies {

    /** From so many claims on, a family is kept. */
    private static final int MANY = 200;
    /** All that are kept have so many claims at most. */
    private static final int MOST = 8_000;
    /** The live one, and that of a rebuild. */
    private static final int MOST_TABLES = 2;

    private final JdbcTemplate jdbc;
    /** By the table of their claims: that of a rebuild goes on under another name. The one that was used last is the last. */
    private final Map<Long, Batch> kept = new LinkedHashMap<>();

    KeptFamilies(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param families those that were used last come last */
    private record Batch(long last, Map<FactKeyGroup, ClaimFamily> families) {}

    /** Takes out those that have every claim before a position. */
    synchronized Map<FactKeyGroup, ClaimFamily> take(String schema, long first) {
        var batch = kept.isEmpty() ? null : kept.remove(table(schema));
        return batch != null && batch.last == first - 1 ? batch.families : new LinkedHashMap<>();
    }

    /** Keeps them, unless the transaction fails. */
    void keep(String schema, long last, Map<FactKeyGroup, ClaimFamily> families) {
        families.values().removeIf(family -> family.size() < MANY);
        int size = families.values().stream().mapToInt(ClaimFamily::size).sum();
        for (var oldest = families.values().iterator(); size > MOST && oldest.hasNext(); ) {
            size -= oldest.next().size();
            oldest.remove();
        }
        if (families.isEmpty()) {
            return;
        }
        long table = table(schema);
        put(table, new Batch(last, families));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    remove(table);
                }
            }
        });
    }

    private synchronized void put(long table, Batch batch) {
        kept.remove(table);
        kept.put(table, batch);
        if (kept.size() > MOST_TABLES) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private synchronized void remove(long table) {
        kept.remove(table);
    }

    private long table(String schema) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select ?::regclass::oid::bigint", Long.class, schema + ".claim"));
    }
}
