package org.modeltracker.core.log;

import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes, replaces and drops schemas of view tables, and opens the token store in one. */
final class ViewSchema {

    /** How long a node that died keeps the views to itself. */
    private static final Duration CLAIM = Duration.ofSeconds(4);

    private final DataSource dataSource;
    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final JdbcTemplate jdbc;

    ViewSchema(
            DataSource dataSource, ConnectionProvider connections, TransactionManager transactions, JdbcTemplate jdbc) {
        this.dataSource = dataSource;
        this.connections = connections;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    TransactionManager transactions() {
        return transactions;
    }

    /** @throws RebuildUnderWay when another process is replacing schemas */
    RebuildTurn turn() {
        return RebuildTurn.take(dataSource);
    }

    RebuildTurn awaitTurn() {
        return RebuildTurn.await(dataSource);
    }

    void create(String schema) {
        migrations(schema).migrate();
    }

    /** Whether its tables were made before the newest migration was written: any of these says that rows would come out otherwise now. */
    boolean isOutdated(String schema) {
        var info = migrations(schema).info();
        return info.current() != null && info.pending().length > 0;
    }

    private Flyway migrations(String schema) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .locations("classpath:db/view")
                .load();
    }

    void drop(String schema) {
        jdbc.execute("drop schema if exists " + schema + " cascade");
    }

    void replace(String old, String by) {
        drop(old);
        jdbc.execute("alter schema " + by + " rename to " + old);
    }

    /** Tells every node how far the views are, once the transaction commits. */
    void notifyReaders(long position) {
        jdbc.query("select pg_notify('views', ?)", row -> {}, Long.toString(position));
    }

    TokenStore tokens(String schema) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(Jackson3Serializer.builder().build())
                .contentType(String.class)
                .claimTimeout(CLAIM)
                .schema(TokenSchema.builder()
                        .setTokenTable(schema + ".token")
                        .setProcessorNameColumn("processor")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("updated_at")
                        .build())
                .build();
    }
}
