package org.modeltracker.api.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import tools.jackson.databind.JsonNode;

/**
 * A list of JSON values as a table (RFC 4180): nested objects become columns with dots in their names, arrays stay JSON.
 *
 * @param columns of all rows, in the order in which they first appear
 */
record CsvTable(SequencedSet<String> columns, List<Map<String, String>> rows) {

    private static final String LATE = "last_observed";

    static CsvTable of(JsonNode list) {
        var columns = new LinkedHashSet<String>();
        var rows = new ArrayList<Map<String, String>>();
        for (var item : list) {
            var row = new LinkedHashMap<String, String>();
            flatten("", item, row);
            columns.addAll(row.keySet());
            rows.add(row);
        }
        // An object that some rows lack has the columns of the others.
        columns.removeIf(column -> columns.stream().anyMatch(other -> other.startsWith(column + ".")));
        putLast(columns);
        return new CsvTable(columns, rows);
    }

    /** Readers count columns, so a field that all answers received later has its column behind all others. */
    private static void putLast(Set<String> columns) {
        var late = columns.stream()
                .filter(column -> column.equals(LATE) || column.endsWith("." + LATE))
                .toList();
        columns.removeAll(late);
        columns.addAll(late);
    }

    void write(Appendable out) throws IOException {
        if (columns.isEmpty()) {
            return;
        }
        var printer = CSVFormat.RFC4180.print(out);
        printer.printRecord(columns.stream().map(CsvInjectionGuard::text));
        for (var row : rows) {
            printer.printRecord(columns.stream().map(column -> row.getOrDefault(column, "")));
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> row) {
        if (node.isObject()) {
            for (var property : node.properties()) {
                flatten(path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue(), row);
            }
        } else {
            row.put(path.isEmpty() ? "value" : path, cell(node));
        }
    }

    private static String cell(JsonNode node) {
        if (node.isNull()) {
            return "";
        } else if (node.isArray()) {
            return node.toString();
        } else if (node.isNumber()) {
            return node.isFloatingPointNumber() ? node.decimalValue().toPlainString() : node.asString();
        }
        return CsvInjectionGuard.text(node.asString());
    }
}
