package org.modeltracker.core;

import static org.modeltracker.core.Eventually.eventually;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL and a hot standby that follows it, each with its own files. The standby can take the place of a primary that is lost. */
public final class StandbyPair implements AutoCloseable {

    private static final String DATABASE = "tracker";
    private static final String RULES_READ = "select pg_conf_load_time()";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final int firstPort;
    private final int secondPort;
    private int copies;
    private EmbeddedPostgres primary;
    private EmbeddedPostgres standby;

    private StandbyPair(Path folder) throws IOException, SQLException {
        this.folder = folder;
        primary = server(folder.resolve("primary"), 0).start();
        firstPort = primary.getPort();
        execute(
                primary,
                "postgres",
                "create database " + DATABASE + " template template0 encoding 'UTF8'"
                        + " locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'");
        standby = follow(0);
        secondPort = standby.getPort();
    }

    /** @param folder an empty one for the files of both */
    public static StandbyPair start(Path folder) throws IOException, SQLException {
        return new StandbyPair(folder);
    }

    private static EmbeddedPostgres.Builder server(Path files, int port) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_keep_size", "256MB");
    }

    /** A standby with a copy of what the primary holds. */
    private EmbeddedPostgres follow(int port) throws IOException, SQLException {
        var copy = folder.resolve("standby-" + ++copies);
        ServerFiles.copy(primary.getPort(), copy);
        Files.createFile(copy.resolve("standby.signal"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------")); // or the server refuses it
        return server(copy, port)
                .setCleanDataDirectory(false)
                .setServerConfig("hot_standby", "on")
                .setServerConfig(
                        "primary_conninfo",
                        "'host=localhost port=%d user=postgres application_name=standby'".formatted(primary.getPort()))
                .start();
    }

    public TestDatabase primary() {
        return new TestDatabase(url("localhost:" + primary.getPort(), ""), "postgres", "");
    }

    public TestDatabase standby() {
        return new TestDatabase(url("localhost:" + standby.getPort(), ""), "postgres", "");
    }

    /** Whichever of both is the primary, as an operator writes it down. */
    public TestDatabase either() {
        return new TestDatabase(
                url(
                        "localhost:%d,localhost:%d".formatted(firstPort, secondPort),
                        "?targetServerType=primary&hostRecheckSeconds=2"),
                "postgres",
                "");
    }

    /** From now on a commit waits until the standby has it on disk. */
    public void commitOnBoth() throws SQLException {
        execute(primary, DATABASE, "alter system set synchronous_standby_names = 'standby'");
        execute(primary, DATABASE, "select pg_reload_conf()");
        eventually("the standby is synchronous", PATIENCE, () -> isFollowed("sync_state = 'sync'"));
    }

    private boolean isFollowed(String how) {
        return ask("select exists (select from pg_stat_replication where " + how + ")")
                .equals("t");
    }

    /** The standby receives nothing more: the primary refuses it. */
    public void fallBehind() throws SQLException, IOException {
        var rules = Path.of(ask("show hba_file"));
        Files.writeString(rules, "host replication all all reject\n" + Files.readString(rules));
        var before = ask(RULES_READ);
        execute(primary, DATABASE, "select pg_reload_conf()");
        eventually(
                "the primary reads its rules", PATIENCE, () -> !ask(RULES_READ).equals(before));
        execute(primary, DATABASE, "select pg_terminate_backend(pid, 5000) from pg_stat_replication");
    }

    private String ask(String sql) {
        try (var connection = connect(primary, DATABASE);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills the primary, as when its machine is lost, and promotes the standby. Commits then wait for nobody. */
    public void failOver() throws Exception {
        var lost = ServerFiles.process(primary.getPort());
        lost.destroyForcibly();
        lost.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        primary.close();
        primary = standby;
        execute(primary, DATABASE, "select pg_promote(true, %d)".formatted(PATIENCE.toSeconds()));
    }

    /** Puts a new standby in the place of the server that was lost. */
    public void replaceLost() throws IOException, SQLException {
        standby = follow(primary.getPort() == firstPort ? secondPort : firstPort);
    }

    /** Whether a primary was lost that nobody has replaced. */
    public boolean isAlone() {
        return primary == standby;
    }

    @Override
    public void close() throws IOException {
        if (!isAlone()) {
            standby.close();
        }
        primary.close();
    }

    private static void execute(EmbeddedPostgres server, String database, String sql) throws SQLException {
        try (var connection = connect(server, database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgres server, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), database), "postgres", "");
    }

    private static String url(String hosts, String options) {
        return "jdbc:postgresql://%s/%s%s".formatted(hosts, DATABASE, options);
    }
}
