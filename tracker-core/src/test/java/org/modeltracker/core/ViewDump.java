package org.modeltracker.core;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every row of every table in schema view, as text, ordered by primary key; but for how far the tables are, which is not theirs to say. */
public record ViewDump(Map<String, List<String>> rows) {

    private static final String TABLES = """
            select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by k.place) as key
              from pg_class c
              join pg_index i on i.indrelid = c.oid and i.indisprimary
              join unnest(i.indkey) with ordinality k (attribute, place) on true
              join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attribute
             where c.relnamespace = 'view'::regnamespace and c.relname not in ('token', 'flyway_schema_history')
             group by c.relname
            """;

    public static ViewDump of(DataSource database) {
        var jdbc = new JdbcTemplate(database);
        var rows = new TreeMap<String, List<String>>();
        jdbc.query(TABLES, table -> {
            rows.put(
                    table.getString("name"),
                    jdbc.queryForList(
                            "select to_jsonb(t)::text from view.%s t order by %s"
                                    .formatted(table.getString("name"), table.getString("key")),
                            String.class));
        });
        return new ViewDump(rows);
    }

    public int size() {
        return rows.values().stream().mapToInt(List::size).sum();
    }
}
