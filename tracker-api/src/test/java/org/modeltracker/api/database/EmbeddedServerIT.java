package org.modeltracker.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.modeltracker.core.Eventually.eventually;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** The embedded server keeps what it was told, through restarts, crashes and half-finished starts. */
class EmbeddedServerIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    /** One for all, since making a cluster takes seconds: each test leaves it stopped. */
    @TempDir
    private static Path directory;

    private int port;

    @BeforeEach
    void choosePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @Test
    void data_survives_a_restart() throws Exception {
        try (var server = start()) {
            ask(server, "drop table if exists mark; create table mark (id int); insert into mark values (7); select 1");
        }
        assertThat(cluster().resolve("postmaster.pid")).doesNotExist();
        try (var server = start()) {
            assertThat(ask(server, "select id from mark")).isEqualTo("7");
        }
    }

    @Test
    void a_commit_is_on_disk_before_it_is_answered() throws Exception {
        try (var server = start()) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(server, "show server_version_num")).startsWith("18");
            assertThat(ask(server, "show server_encoding")).isEqualTo("UTF8");
            assertThat(ask(server, "select usesuper from pg_user where usename = current_user"))
                    .isEqualTo("f");
            assertThat(ask(server, "show application_name")).isEqualTo("model-tracker");
        }
    }

    @Test
    void after_kill_9_the_next_start_stops_the_orphan_and_keeps_the_data() throws Exception {
        ProcessHandle orphan;
        try (var child = ChildTracker.start(directory, port)) {
            assertThat(child.isReady()).isTrue();
            child.kill();
            orphan = Postmaster.of(cluster()).orElseThrow().process().orElseThrow();
            assertThat(orphan.isAlive()).isTrue();
        }
        try (var server = start()) {
            assertThat(ask(server, "select count(*) from mark")).isEqualTo("1");
            assertThat(Postmaster.of(cluster()).orElseThrow().pid()).isNotEqualTo(orphan.pid());
        }
    }

    @Test
    void after_kill_9_of_tracker_and_server_the_next_start_keeps_the_data() throws Exception {
        try (var child = ChildTracker.start(directory, port)) {
            assertThat(child.isReady()).isTrue();
            child.kill();
            var orphan = Postmaster.of(cluster()).orElseThrow().process().orElseThrow();
            orphan.destroyForcibly();
            while (orphan.isAlive()) {
                Thread.onSpinWait();
            }
        }
        try (var server = start()) {
            assertThat(ask(server, "select count(*) from mark")).isEqualTo("1");
        }
    }

    @Test
    void a_second_tracker_is_refused_and_the_first_goes_on() throws Exception {
        try (var server = start();
                var second = ChildTracker.start(directory, port)) {
            assertThat(second.awaitReady()).anyMatch(line -> line.contains("is in use by another running tracker"));
            assertThatThrownBy(this::start).isInstanceOf(DatabaseStartException.class);
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_machine_for_which_this_build_has_no_programs_is_told_so() throws Exception {
        try (var child = ChildTracker.start("sparc", directory, port)) {
            assertThat(child.awaitReady()).anyMatch(line -> line.contains("This build brings no PostgreSQL for"));
        }
    }

    @Test
    void a_pid_file_that_names_another_program_is_stale() throws Exception {
        start().close();
        var self = ProcessHandle.current();
        Files.writeString(
                cluster().resolve("postmaster.pid"),
                "%d\n%s\n%d\n%d\n\nlocalhost\n".formatted(self.pid(), cluster(), 1_790_000_000L, port));
        try (var server = start()) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_first_start_cut_short_is_begun_again(@TempDir Path cutShort) throws Exception {
        Files.createDirectories(cutShort.resolve("postgres.unfinished"));
        Files.writeString(cutShort.resolve("postgres.unfinished/postgresql.conf"), "half a file");
        Files.createDirectories(cutShort.resolve("programs/PG-cut/bin"));
        try (var server = EmbeddedServer.start(cutShort, port, Optional.empty())) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
        assertThat(cutShort.resolve("postgres.unfinished")).doesNotExist();
        assertThat(cutShort.resolve("programs/PG-cut")).doesNotExist();
    }

    @Test
    void programs_that_cannot_make_the_files_are_unpacked_again(@TempDir Path own) throws Exception {
        startAndStopChild(own);
        FileSystemUtils.deleteRecursively(own.resolve("postgres"));
        cutOff(own, "bin/initdb");
        startAndStopChild(own);
    }

    /** The library waits a minute for them. */
    @Test
    @Tag("faults")
    void programs_that_cannot_serve_the_files_are_unpacked_again(@TempDir Path own) throws Exception {
        startAndStopChild(own);
        cutOff(own, "bin/postgres");
        startAndStopChild(own);
    }

    /** In this JVM the library would go on with programs that it unpacked for another test. */
    private void startAndStopChild(Path own) throws Exception {
        try (var child = ChildTracker.start(own, port)) {
            assertThat(child.isReady()).isTrue();
        }
        Orphan.stop(own.resolve("postgres"));
    }

    private static void cutOff(Path directory, String program) throws IOException {
        try (var versions = Files.newDirectoryStream(directory.resolve("programs"), "PG-*")) {
            var file = versions.iterator().next().resolve(program);
            var whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-KILL", "-QUIT"})
    void a_server_that_ends_is_started_again_at_the_same_address(String signal) throws Exception {
        try (var server = start()) {
            server.watch(failure -> fail(failure));
            ask(server, "drop table if exists mark; create table mark (id int); insert into mark values (8); select 1");
            signal(signal, Postmaster.of(cluster()).orElseThrow().pid());
            eventually(
                    "it answers",
                    WITHIN,
                    () -> answers(server, "select id from mark").equals("8"));
        }
        assertThat(cluster().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void a_backend_that_is_killed_is_the_servers_own_affair() throws Exception {
        try (var server = start()) {
            server.watch(failure -> fail(failure));
            long postmaster = Postmaster.of(cluster()).orElseThrow().pid();
            try (var connection = DriverManager.getConnection(server.jdbcUrl(), Cluster.OWNER, "");
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                signal("-KILL", row.getLong(1));
            }
            eventually("it answers", WITHIN, () -> answers(server, "select 1").equals("1"));
            assertThat(Postmaster.of(cluster()).orElseThrow().pid()).isEqualTo(postmaster);
        }
    }

    @Test
    void a_server_whose_files_are_gone_is_given_up_and_no_empty_one_takes_its_place(@TempDir Path own)
            throws Exception {
        var reason = new CompletableFuture<DatabaseStartException>();
        try (var server = EmbeddedServer.start(own, port, Optional.empty())) {
            server.watch(reason::complete);
            long postmaster =
                    Postmaster.of(own.resolve("postgres")).orElseThrow().pid();
            Files.move(own.resolve("postgres"), own.resolve("elsewhere"));
            signal("-KILL", postmaster);
            assertThat(reason.get(WITHIN.toSeconds(), TimeUnit.SECONDS))
                    .hasMessageContaining("its files are no longer at " + own.resolve("postgres"));
        }
        assertThat(own.resolve("postgres")).doesNotExist();
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", name, "" + pid).start().waitFor();
    }

    private static String answers(EmbeddedServer server, String sql) {
        try {
            return ask(server, sql);
        } catch (SQLException notYet) {
            return "";
        }
    }

    @Test
    void a_taken_port_is_named() throws Exception {
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(DatabaseStartException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }
        start().close(); // and the lock was given back
    }

    private EmbeddedServer start() {
        return EmbeddedServer.start(directory, port, Optional.empty());
    }

    private Path cluster() {
        return directory.resolve("postgres");
    }

    private static String ask(EmbeddedServer server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), Cluster.OWNER, "");
                var statement = connection.createStatement()) {
            var isRows = statement.execute(sql);
            while (!isRows) {
                isRows = statement.getMoreResults();
            }
            var rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
