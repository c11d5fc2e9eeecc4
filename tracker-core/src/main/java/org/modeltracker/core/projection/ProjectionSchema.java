package org.modeltracker.core.projection;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.log.DatabaseFailures;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes, replaces and drops schemas of view tables, and opens the token store in one. */
final class ProjectionSchema {

    /** How long a node that died keeps the views to itself. */
    private static final Duration CLAIM = Duration.ofSeconds(4);

    private static final Duration LONGEST_REBUILD = Duration.ofDays(1);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final int MOST_TRIES = 60;

    private final DataSource dataSource;
    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final JdbcTemplate jdbc;
    private final String node;
    private volatile @Nullable RebuildLock lock;

    /** @param node owns the token; Axon's own name is that of process and host, which two containers may share */
    ProjectionSchema(
            DataSource dataSource,
            ConnectionProvider connections,
            TransactionManager transactions,
            JdbcTemplate jdbc,
            UUID node) {
        this.node = node.toString();
        this.dataSource = dataSource;
        this.connections = connections;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /**
     * Of batches: each asks the same statements of the one before, and to plan one can take longer than to run it. These plans stay while the
     * tables grow, so they use indexes from the beginning.
     */
    TransactionManager transactions() {
        return () -> {
            var begun = transactions.startTransaction();
            try {
                jdbc.execute("set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off");
                return begun;
            } catch (RuntimeException lost) {
                begun.rollback(); // or this thread would stay in it
                throw lost;
            }
        };
    }

    /** @throws RebuildUnderWay when another process is replacing schemas */
    RebuildLock lock() {
        return lock = RebuildLock.take(dataSource);
    }

    /** @throws RebuildUnderWay when another process does not come to an end */
    RebuildLock awaitLock() {
        return lock = RebuildLock.await(dataSource, LONGEST_REBUILD);
    }

    void create(String schema) {
        migrations(schema).migrate();
    }

    /** Whether its tables were made before the newest migration was written: any of these says that rows would come out otherwise now. */
    boolean isOutdated(String schema) {
        var info = migrations(schema).info();
        return info.current() != null && info.pending().length > 0;
    }

    /** Whether it has no tables, as after a restore of the log alone. */
    boolean isMissing(String schema) {
        return migrations(schema).info().current() == null;
    }

    private Flyway migrations(String schema) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .locations("classpath:db/view")
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false")) // as in application.yaml
                .load();
    }

    void drop(String schema) {
        jdbc.execute("drop schema if exists " + schema + " cascade");
    }

    /**
     * In a transaction, by the process that has the lock. Whoever waits for tables that are being read keeps all other readers waiting behind it:
     * so it never waits long, and lets them through before it tries again.
     */
    void replace(String old, String by) {
        Objects.requireNonNull(lock, "nobody has the lock").demand();
        jdbc.execute("set local lock_timeout = '1s'");
        for (int tries = 1; !dropped(old); tries++) {
            if (tries == MOST_TRIES) {
                throw new CannotAcquireLockException(
                        "the views were not replaced: readers held their tables at every try");
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
        jdbc.execute("alter schema " + by + " rename to " + old);
    }

    /** Tells every node how far the views are, once the transaction commits. */
    void notifyReaders(long position) {
        jdbc.query("select pg_notify('views', ?)", row -> {}, Long.toString(position));
    }

    private boolean dropped(String schema) {
        jdbc.execute("savepoint before_drop");
        try {
            drop(schema);
            return true;
        } catch (DataAccessException e) {
            if (!DatabaseFailures.isLockTimeout(e)) {
                throw e;
            }
            jdbc.execute("rollback to savepoint before_drop");
            return false;
        }
    }

    TokenStore tokens(String schema) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(Jackson3Serializer.builder().build())
                .contentType(String.class)
                .claimTimeout(CLAIM)
                .nodeId(node)
                .schema(TokenSchema.builder()
                        .setTokenTable(schema + ".token")
                        .setProcessorNameColumn("processor")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("updated_at")
                        .build())
                .build();
    }
}
