package org.modeltracker.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Prices that a table of answers may hold after years: each of another model, with another amount and another event. */
final class MillionPrices {

    static final int ROWS = 1_000_000;

    private MillionPrices() {}

    /** @param database that has one price of 5 for input */
    static void insert(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            assertThat(statement.executeUpdate(copies(statement.executeQuery("""
                            select string_agg(case column_name
                                     when 'subject' then '''bench/m-'' || n'
                                     when 'claims' then 'replace(replace(claims::text, claims #>> ''{0,id}'', gen_random_uuid()::text),
                                         ''"amount": "5"'', ''"amount": "'' || (n % 9973) / 100.0 || ''"'')::jsonb'
                                     else quote_ident(column_name) end, ', ' order by ordinal_position)
                              from information_schema.columns where table_schema = 'view' and table_name = 'answer'
                            """))))
                    .isEqualTo(ROWS);
            statement.execute("analyze view.answer");
        }
    }

    private static String copies(ResultSet columns) throws SQLException {
        columns.next();
        return "insert into view.answer select %s from (select * from view.answer where fact = 'pricing' limit 1) a, generate_series(1, %d) n"
                .formatted(columns.getString(1), ROWS);
    }
}
