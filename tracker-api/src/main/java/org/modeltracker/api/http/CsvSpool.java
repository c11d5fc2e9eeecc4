package org.modeltracker.api.http;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a long table, in a file: its header needs the columns of all of them, and they may be more than fit into memory. */
final class CsvSpool implements AutoCloseable {

    private static final TypeReference<Map<String, String>> ROW = new TypeReference<>() {};

    private final JsonMapper json;
    private final Path rows = Files.createTempFile("rows", ".ndjson");
    private final BufferedWriter writer = Files.newBufferedWriter(rows);
    private final SequencedSet<String> columns = new LinkedHashSet<>();
    private int count;

    CsvSpool(JsonMapper json) throws IOException {
        this.json = json;
    }

    int count() {
        return count;
    }

    /** @param items those of one page */
    void add(JsonNode items) throws IOException {
        for (var item : items) {
            var row = CsvTable.row(item);
            columns.addAll(row.keySet());
            writer.write(json.writeValueAsString(row));
            writer.newLine();
            count++;
        }
    }

    /** Gives all that was added, as a table in another file. */
    Path table() throws IOException {
        writer.close();
        var table = Files.createTempFile("table", ".csv");
        var all = CsvTable.inOrder(columns);
        try (var lines = Files.newBufferedReader(rows);
                var out = Files.newBufferedWriter(table)) {
            var printer = CsvTable.header(all, out);
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                CsvTable.print(json.readValue(line, ROW), all, printer);
            }
            printer.flush();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(table);
            throw e;
        }
        return table;
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(rows);
    }
}
