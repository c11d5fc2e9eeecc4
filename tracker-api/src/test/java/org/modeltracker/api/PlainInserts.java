package org.modeltracker.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * What the database alone takes for the log's rows: the same rows once more, into a table with the same columns and indexes, by the driver's
 * own batches. They are read before the clock starts.
 */
public final class PlainInserts {

    private static final String COLUMNS =
            "position, event_id, stream, sequence, stream_kind, recorded_at, type, revision, payload, metadata";

    private PlainInserts() {}

    /**
     * @param batch so many rows share a transaction
     * @return rows per second
     */
    public static double perSecond(DataSource database, int batch) throws SQLException {
        return perSecond(database, 1, batch);
    }

    /** The same by several callers at once, each on a connection of its own. */
    public static double perSecond(DataSource database, int callers, int batch) throws SQLException {
        List<Object[]> rows;
        try (var connection = database.getConnection()) {
            execute(connection, "drop table if exists public.plain");
            execute(connection, "create table public.plain (like log.event including all)");
            rows = rows(connection);
        }
        int share = rows.size() / callers;
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var all = IntStream.range(0, callers)
                    .mapToObj(n -> threads.submit(
                            () -> insertAlone(database, rows.subList(n * share, (n + 1) * share), batch)))
                    .toList();
            for (var some : all) {
                some.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return callers * share * 1e9 / (System.nanoTime() - begun);
    }

    private static Void insertAlone(DataSource database, List<Object[]> rows, int batch) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, rows, batch);
        }
        return null;
    }

    private static void insert(Connection connection, List<Object[]> rows, int batch) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into public.plain (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int n = 1; n <= rows.size(); n++) {
                var row = rows.get(n - 1);
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
                if (n % batch == 0 || n == rows.size()) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
    }

    private static List<Object[]> rows(Connection connection) throws SQLException {
        var rows = new ArrayList<Object[]>();
        try (var read =
                connection.createStatement().executeQuery("select " + COLUMNS + " from log.event order by position")) {
            int columns = read.getMetaData().getColumnCount();
            while (read.next()) {
                var row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = read.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
