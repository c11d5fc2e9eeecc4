package org.modeltracker.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.background.NodeRole;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One pool of Boot's own, over the embedded server or over the one the operator names. */
class EmbeddedDatabaseIT {

    @TempDir
    Path directory;

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withBean(NodeRole.class, () -> NodeRole.ALL)
            .withUserConfiguration(EmbeddedDatabase.class)
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class));

    @Test
    void without_a_url_the_pool_stands_on_the_embedded_server_which_stops_last() throws IOException {
        context.withUserConfiguration(LastWord.class)
                .withPropertyValues("tracker.data-directory=" + directory, "tracker.embedded-port=" + freePort())
                .run(started -> {
                    assertThat(started).hasSingleBean(EmbeddedServer.class).hasSingleBean(HikariDataSource.class);
                    assertThat(ask(started.getBean(JdbcClient.class), "select current_database()"))
                            .isEqualTo("tracker");
                    assertThat(ask(started.getBean(JdbcClient.class), "show max_locks_per_transaction"))
                            .isEqualTo("256");
                    assertWaitsEnd(started.getBean(HikariDataSource.class));
                    var lastWord = started.getBean(LastWord.Speaker.class);
                    started.close();
                    assertThat(lastWord.answer).isEqualTo("still here");
                });
        assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_given_url_switches_the_embedded_server_off() {
        var given = TestDatabase.fresh();
        context.withPropertyValues(
                        "spring.datasource.url=" + given.url(),
                        "spring.datasource.username=" + given.username(),
                        "spring.datasource.password=" + given.password(),
                        "tracker.data-directory=" + directory)
                .run(started -> {
                    assertThat(started).doesNotHaveBean(EmbeddedServer.class);
                    assertThat(ask(started.getBean(JdbcClient.class), "select current_database()"))
                            .startsWith("test_");
                    assertWaitsEnd(started.getBean(HikariDataSource.class));
                });
        assertThat(directory).isEmptyDirectory();
    }

    /** Of both ends: the client waits for no answer for ever, and the server for no client that has a lock. */
    private static void assertWaitsEnd(HikariDataSource pool) throws SQLException {
        try (var connection = pool.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
        }
        var client = JdbcClient.create(pool);
        assertThat(ask(client, "show idle_in_transaction_session_timeout")).isEqualTo("15s");
        assertThat(ask(client, "show lock_timeout")).isEqualTo("10s");
        assertThat(ask(client, "show statement_timeout")).isEqualTo("25s");
        assertThat(ask(client, "show tcp_keepalives_idle")).isEqualTo("10");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String ask(JdbcClient client, String sql) {
        return client.sql(sql).query(String.class).single();
    }

    /** A bean that needs the database to say goodbye. */
    @Configuration(proxyBeanMethods = false)
    static class LastWord {

        @Bean(destroyMethod = "speak")
        Speaker speaker(JdbcClient client) {
            return new Speaker(client);
        }

        static final class Speaker {

            private final JdbcClient client;
            private String answer = "nothing";

            private Speaker(JdbcClient client) {
                this.client = client;
            }

            public void speak() {
                answer = ask(client, "select 'still here'");
            }
        }
    }
}
