package org.modeltracker.api.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.JsonNode;

/**
 * A list of JSON values as a table (RFC 4180): nested objects become columns with dots in their names, lists become texts.
 *
 * @param columns of all rows, in the order in which they first appear
 */
record CsvTable(SequencedSet<String> columns, List<Map<String, String>> rows) {

    private static final List<String> LATE = List.of("last_observed", "stale", "stale_from");

    /** Begins the names of columns that no JSON field has. */
    private static final String ADDED = "\uFFFF";

    static CsvTable of(JsonNode list) {
        var columns = new LinkedHashSet<String>();
        var rows = new ArrayList<Map<String, String>>();
        for (var item : list) {
            var row = row(item);
            columns.addAll(row.keySet());
            rows.add(row);
        }
        return new CsvTable(inOrder(columns), rows);
    }

    /** The cells of one item, by column. */
    static Map<String, String> row(JsonNode item) {
        var row = new LinkedHashMap<String, String>();
        flatten("", item, row);
        addPrices(item, row);
        return row;
    }

    /** An object that some rows lack has the columns of the others. Added columns come after all that readers count. */
    static SequencedSet<String> inOrder(SequencedSet<String> columns) {
        columns.removeIf(column -> columns.stream().anyMatch(other -> other.startsWith(column + ".")));
        LATE.forEach(late -> putLast(columns, column -> column.equals(late) || column.endsWith("." + late)));
        putLast(columns, column -> column.startsWith(ADDED));
        return columns;
    }

    /** Readers count columns, so one that answers received later is behind all others. */
    private static void putLast(SequencedSet<String> columns, Predicate<String> isLate) {
        var late = columns.stream().filter(isLate).toList();
        columns.removeAll(late);
        columns.addAll(late);
    }

    void write(Appendable out) throws IOException {
        if (columns.isEmpty()) {
            return;
        }
        var printer = header(columns, out);
        for (var row : rows) {
            print(row, columns, printer);
        }
    }

    static CSVPrinter header(SequencedSet<String> columns, Appendable out) throws IOException {
        var printer = CSVFormat.RFC4180.print(out);
        printer.printRecord(columns.stream()
                .map(column -> column.replaceFirst("^" + ADDED, ""))
                .map(CsvInjectionGuard::text));
        return printer;
    }

    static void print(Map<String, String> row, SequencedSet<String> columns, CSVPrinter printer) throws IOException {
        printer.printRecord(columns.stream().map(column -> row.getOrDefault(column, "")));
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

    /** A base price has a column of its own, named as in the exports: {@code input_per_1m_tokens}. */
    private static void addPrices(JsonNode node, Map<String, String> row) {
        for (var price : node.isObject() ? node.path("prices") : node.path("")) {
            if (price.path("conditions").isEmpty() && price.path("amount").isString()) {
                var name = price.path("component").asString("") + "_per_"
                        + price.path("per").asString("");
                row.putIfAbsent(
                        ADDED + name.toLowerCase(Locale.ROOT),
                        price.path("amount").asString());
            }
        }
        if (node.isObject()) {
            node.properties().stream()
                    .map(Map.Entry::getValue)
                    .filter(JsonNode::isObject)
                    .forEach(each -> addPrices(each, row));
        }
    }

    private static String cell(JsonNode node) {
        if (node.isNull()) {
            return "";
        } else if (node.isArray()) {
            return CsvInjectionGuard.text(CsvLists.text(node));
        } else if (node.isNumber()) {
            return node.isFloatingPointNumber() ? node.decimalValue().toPlainString() : node.asString();
        }
        return CsvInjectionGuard.text(node.asString());
    }
}
