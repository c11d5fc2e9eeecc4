package org.modeltracker.api.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads Parquet as its users do. */
final class DuckDb {

    private DuckDb() {}

    static List<Map<String, String>> rows(byte[] parquet) throws IOException, SQLException {
        var file = Files.createTempFile("read-again", ".parquet");
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var query = duck.createStatement()) {
            Files.write(file, parquet);
            var found = query.executeQuery("select * from read_parquet('%s')".formatted(file));
            var columns = found.getMetaData();
            var rows = new ArrayList<Map<String, String>>();
            while (found.next()) {
                var row = new TreeMap<String, String>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnName(i), text(found.getObject(i)));
                }
                rows.add(row);
            }
            return rows;
        } finally {
            Files.delete(file);
        }
    }

    static String number(String text) {
        return text.matches("-?\\d+\\.\\d+")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case OffsetDateTime time -> time.toInstant().toString();
            case Double exact -> number(BigDecimal.valueOf(exact).toPlainString());
            case String text -> number(text);
            default -> value.toString();
        };
    }
}
