package org.modeltracker.api.fault;

import static org.modeltracker.core.Eventually.eventually;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.TestDatabase;

/** A PostgreSQL server with safe settings, that can be killed and started again on its port. */
final class PostgresServer implements DatabaseServer {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final List<String> command;
    private final Path log;
    private final int port;
    private Process process;
    private @Nullable HeldTables held;

    private PostgresServer(List<String> command, Path log, int port) {
        this.command = command;
        this.log = log;
        this.port = port;
    }

    /** Makes the files and serves them. */
    static PostgresServer make(Path files, Path log) throws IOException {
        List<String> command;
        int port;
        try (var first = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_size", "96MB")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .start()) {
            port = first.getPort();
            command = command(files);
        }
        var server = new PostgresServer(command, log, port);
        server.serve();
        return server;
    }

    /** PostgreSQL refuses to run as root; in a namespace of its own it is nobody. */
    private static List<String> command(Path files) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(files.resolve("postmaster.pid")).getFirst());
        var server = ProcessHandle.of(pid).orElseThrow().info();
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(server.command().orElseThrow());
        command.addAll(List.of(server.arguments().orElseThrow()));
        return command;
    }

    @Override
    public TestDatabase database() {
        return new TestDatabase("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
    }

    @Override
    public void exhaust(Node node) throws SQLException {
        held = new HeldTables(connect());
        held.exhaust(node);
    }

    /** Started again and again while a killed one's children still hold its memory. */
    @Override
    public void serve() {
        if (held != null) {
            held.close();
            held = null;
        }
        eventually("PostgreSQL serves on port " + port, PATIENCE, () -> {
            try {
                if (process == null || !process.isAlive()) {
                    process = new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
                }
                connect().close();
                return true;
            } catch (SQLException | IOException notYet) {
                return false;
            }
        });
    }

    @Override
    public void signal(Signal signal) throws IOException, InterruptedException {
        signal.to(process.pid());
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /** One process that serves a connection of the tracker; the server then restarts itself. */
    @Override
    public void killBackend() throws IOException, InterruptedException, SQLException {
        long pid;
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery("""
                        select pid from pg_stat_activity where application_name = 'model-tracker'
                         order by state = 'active' desc, xact_start nulls last limit 1""")) {
            if (!rows.next()) {
                return;
            }
            pid = rows.getLong(1);
        }
        Signal.KILL.to(pid);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            signal(Signal.QUIT);
            process.destroyForcibly();
        }
    }
}
