package org.modeltracker.api.fault;

import static org.modeltracker.core.Eventually.eventually;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One session holds every table of the log and of the views, while more requests wait at a node than its pool has connections. */
final class HeldTables implements AutoCloseable {

    private static final int REQUESTS = 60;
    /** Of a part, an answer is not made once for all who ask: each reader has a connection of its own. */
    private static final String[] EACH_BY_ITSELF = {"Range", "bytes=0-"};

    private static final Duration UNTIL_HELD = Duration.ofSeconds(30);
    private static final Duration UNTIL_EXHAUSTED = Duration.ofSeconds(20);

    private final Connection holder;

    HeldTables(Connection holder) throws SQLException {
        this.holder = holder;
        holder.setAutoCommit(false);
    }

    /** Returns once the node refuses a request because no connection is free. */
    void exhaust(Node node) {
        eventually("one session holds every table", UNTIL_HELD, this::take);
        var refused = new AtomicInteger();
        for (int n = 1; n <= REQUESTS; n++) {
            var caller = new NodeCaller(List.of(node.http()), Records.random(n, "exhausting"));
            var path = "/v1/events?limit=" + n;
            Thread.ofVirtual()
                    .start(() -> caller.get(path, EACH_BY_ITSELF)
                            .filter(answer -> answer.status() == 503)
                            .ifPresent(answer -> refused.incrementAndGet()));
        }
        eventually("a request is refused for want of a connection", UNTIL_EXHAUSTED, () -> refused.get() > 0);
    }

    /** False where others held a table meanwhile, and the server chose this session to give way. */
    private boolean take() {
        try (var statement = holder.createStatement()) {
            statement.execute("""
                    do $$ begin
                      execute (select 'lock table ' || string_agg(format('%I.%I', schemaname, tablename), ', ' order by schemaname, tablename)
                                 from pg_tables where schemaname in ('log', 'view'));
                    end $$""");
            return true;
        } catch (SQLException givenWay) {
            return rolledBack();
        }
    }

    private boolean rolledBack() {
        try {
            holder.rollback();
            return false;
        } catch (SQLException lost) {
            throw new IllegalStateException("the session that holds the tables was lost", lost);
        }
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (SQLException lost) {
            // it holds nothing any more
        }
    }
}
