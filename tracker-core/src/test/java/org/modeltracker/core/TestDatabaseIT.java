package org.modeltracker.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What every test with a database relies on. */
class TestDatabaseIT {

    @Test
    void each_fresh_database_is_empty_and_of_version_18() throws SQLException {
        var first = TestDatabase.fresh();
        assertThat(ask(first, "create table mark (id int); select current_setting('server_version_num')"))
                .startsWith("18");

        assertThat(ask(TestDatabase.fresh(), "select count(*) from pg_tables where schemaname = 'public'"))
                .isEqualTo("0");
        assertThat(ask(first, "select count(*) from mark")).isEqualTo("0");
    }

    @Test
    void text_sorts_by_code_point_wherever_the_server_comes_from() throws SQLException {
        assertThat(ask(TestDatabase.fresh(), "select pg_encoding_to_char(encoding) from pg_database limit 1"))
                .isEqualTo("UTF8");
        assertThat(ask(TestDatabase.fresh(), "select string_agg(x, '' order by x) from unnest(array['b','a','B']) x"))
                .isEqualTo("Bab");
    }

    private static String ask(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            var rows = statement.execute(sql) || statement.getMoreResults() ? statement.getResultSet() : null;
            assertThat(rows).isNotNull();
            rows.next();
            return rows.getString(1);
        }
    }
}
