package org.modeltracker.api.importer.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a snapshot's CSV (RFC 4180, UTF-8, with a line of names) row by row. */
final class CsvEntries {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private CsvEntries() {}

    /** One row; a column that is missing, or a cell that is empty, is null. */
    record Row(Map<String, String> cells, long line) {

        @Nullable
        String text(String column) {
            var text = cells.get(column);
            if (text != null && !JsonEntry.isText(text)) {
                throw new UnusableEntry("unparseable_entry", "line " + line);
            }
            return text == null || text.isBlank() ? null : text.strip();
        }

        /** The first of several columns that is not empty. */
        @Nullable
        String firstOf(String... columns) {
            for (var column : columns) {
                var text = text(column);
                if (text != null) {
                    return text;
                }
            }
            return null;
        }
    }

    /**
     * @param names takes the names of the columns before the rows
     * @throws BrokenSnapshot if it is not such a file
     */
    static void read(InputStream file, Consumer<Set<String>> names, Consumer<Row> rows) {
        try (var parser = CSVParser.parse(text(file), FORMAT)) {
            names.accept(parser.getHeaderMap().keySet());
            for (CSVRecord row : parser) {
                rows.accept(new Row(row.toMap(), parser.getCurrentLineNumber()));
            }
        } catch (CharacterCodingException e) {
            throw new BrokenSnapshot("", "is not text in UTF-8");
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new BrokenSnapshot("", "is not well-formed CSV with a line of names, or ends too early");
        }
    }

    private static BufferedReader text(InputStream file) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }
}
