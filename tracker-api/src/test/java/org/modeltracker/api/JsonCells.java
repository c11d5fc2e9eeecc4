package org.modeltracker.api;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;

/** What a spreadsheet cannot show: JSON in a cell. */
public final class JsonCells {

    private JsonCells() {}

    /** Those cells of a table. */
    public static List<String> of(String table) {
        try (var rows = CSVFormat.RFC4180.parse(new StringReader(table))) {
            return StreamSupport.stream(rows.spliterator(), false)
                    .flatMap(row -> row.stream())
                    .filter(cell -> cell.startsWith("{") || cell.startsWith("["))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
