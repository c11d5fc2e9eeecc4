package org.modeltracker.core.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Fault × what was checked × result: a line in {@code tracker-api/target/faults/rows.tsv} for each, added up over all runs since the folder was
 * deleted. {@code table.md} beside it is the sum.
 */
public final class FaultTable {

    private static final Path FOLDER = folder();
    private static final Path ROWS = FOLDER.resolve("rows.tsv");

    private FaultTable() {}

    /**
     * What came of one fault.
     *
     * @param times how often it struck
     * @param result {@code held}, {@code FAILED} or {@code left out}
     * @param repeat the test, and the seed where it has one
     */
    public record Row(String fault, String checked, int times, String result, String repeat) {

        boolean isHeld() {
            return result.equals("held");
        }

        boolean isFailed() {
            return result.equals("FAILED");
        }

        private String line() {
            return String.join("\t", fault, checked, "" + times, result, repeat) + "\n";
        }

        private static Row of(String line) {
            var fields = line.split("\t", -1);
            return new Row(fields[0], fields[1], Integer.parseInt(fields[2]), fields[3], fields[4]);
        }
    }

    private static Path folder() {
        var here = Path.of("").toAbsolutePath();
        var root = Files.exists(here.resolve("mvnw")) ? here : here.getParent();
        var usual = root.resolve("tracker-api").resolve("target").resolve("faults");
        return Path.of(System.getProperty("faults.table", usual.toString()));
    }

    public static synchronized void add(Row row) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(ROWS, row.line(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Files.writeString(FOLDER.resolve("table.md"), text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sum of all runs, as Markdown. */
    public static synchronized String text() {
        try {
            return Files.exists(ROWS)
                    ? text(Files.readAllLines(ROWS).stream().map(Row::of).toList())
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(List<Row> rows) {
        var sums = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> "| %s | %%s | %s"
                                .formatted(row.fault.replace("%", "%%"), row.checked.replace("%", "%%")),
                        TreeMap::new,
                        Collectors.toList()));
        return sums.entrySet().stream()
                .map(sum -> line(sum.getKey(), sum.getValue()))
                .collect(Collectors.joining("\n", """

                        | fault | times | checked | result | repeat with -Pfaults and -Dit.test= |
                        |---|---|---|---|---|
                        """, "\n"));
    }

    private static String line(String begin, List<Row> same) {
        int times = same.stream().mapToInt(Row::times).sum();
        int failed = same.stream().filter(Row::isFailed).mapToInt(Row::times).sum();
        var result = failed > 0
                ? "FAILED %d of %d".formatted(failed, times)
                : same.stream().anyMatch(Row::isHeld) ? "held" : "left out";
        var shown = failed > 0 ? same.stream().filter(Row::isFailed).toList() : same;
        return begin.formatted(times) + " | " + result + " | " + shown.getLast().repeat + " |";
    }
}
