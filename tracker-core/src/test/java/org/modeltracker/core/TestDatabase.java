package org.modeltracker.core;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A new, empty database of the one PostgreSQL 18 server that a test run shares: from Testcontainers when a Docker
 * engine answers, from the embedded binaries otherwise. {@code -Dtest.db=docker} forbids the second, {@code
 * -Dtest.db=embedded} the first. The server ends with the JVM. It trades safety on power failure for speed,
 * unless {@code -Dtest.fsync=on}: then it writes as the tracker's own server does.
 */
public record TestDatabase(String url, String username, String password) {

    /** The text order of the tracker's own server, whatever the server at hand was made with. */
    private static final String LIKE_EVERYWHERE =
            " template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'";

    private static final String FSYNC = System.getProperty("test.fsync", "off");

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A database that no other test has seen. */
    public static TestDatabase fresh() {
        var server = Server.SHARED;
        var name = "test_" + COUNT.incrementAndGet();
        try (var connection = DriverManager.getConnection(server.url, server.username, server.password);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + LIKE_EVERYWHERE);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the database " + name, e);
        }
        return new TestDatabase(
                server.url.replaceFirst("/postgres(?=\\?|$)", "/" + name), server.username, server.password);
    }

    /** Unpooled: each connection is a new one. */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(username);
        source.setPassword(password);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    private static final class Server {

        private static final TestDatabase SHARED = start(System.getProperty("test.db", "any"));

        private static TestDatabase start(String choice) {
            return switch (choice) {
                case "docker" -> inDocker();
                case "embedded" -> embedded();
                case "any" -> DockerClientFactory.instance().isDockerAvailable() ? inDocker() : embedded();
                default -> throw new IllegalArgumentException("test.db is docker, embedded or absent, not " + choice);
            };
        }

        @SuppressWarnings("resource") // closed by the hook
        private static TestDatabase inDocker() {
            var container = new PostgreSQLContainer("postgres:18")
                    .withDatabaseName("postgres")
                    .withUsername("postgres")
                    .withCommand("postgres", "-c", "fsync=" + FSYNC, "-c", "max_connections=300");
            atExit(container::stop);
            container.start();
            return new TestDatabase(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        }

        private static TestDatabase embedded() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", FSYNC)
                        .setServerConfig("synchronous_commit", FSYNC)
                        .start();
                return new TestDatabase(
                        "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "");
            } catch (IOException e) {
                throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
            }
        }

        private static void atExit(Runnable action) {
            Runtime.getRuntime().addShutdownHook(new Thread(action));
        }
    }
}
