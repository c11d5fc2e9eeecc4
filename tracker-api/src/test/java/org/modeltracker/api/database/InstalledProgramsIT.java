package org.modeltracker.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server runs the programs of an installed PostgreSQL. */
class InstalledProgramsIT {

    @Test
    void programs_of_an_installed_postgresql_are_run(@TempDir Path unpacked, @TempDir Path own) throws Exception {
        Path home;
        try (var server = EmbeddedServer.start(
                unpacked, freePort(), Optional.empty())) { // with programs that can pass for installed ones
            assertThat(ask(server, "select 1")).isEqualTo("1");
            var postgres = Postmaster.of(unpacked.resolve("postgres"))
                    .flatMap(Postmaster::process)
                    .orElseThrow();
            home = Path.of(postgres.info().command().orElseThrow()).getParent().getParent();
        }
        var installed = InstalledPrograms.at(home.toString());
        for (int starts = 0; starts < 2; starts++) {
            try (var server = EmbeddedServer.start(own, freePort(), installed)) {
                assertThat(ask(server, "select 1")).isEqualTo("1");
            }
        }
        try (var links = Files.newDirectoryStream(own.resolve("programs"), "PG-*")) {
            var bin = links.iterator().next().resolve("bin");
            assertThat(Files.readSymbolicLink(bin)).isEqualTo(home.resolve("bin"));
        }
    }

    @Test
    void a_home_without_programs_is_named(@TempDir Path empty) {
        assertThat(InstalledPrograms.at("")).isEmpty();
        assertThatThrownBy(() -> InstalledPrograms.at(empty.toString()))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("tracker.postgres-home is " + empty)
                .hasMessageContaining(empty.resolve("bin/initdb").toString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
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
