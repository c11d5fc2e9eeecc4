package org.modeltracker.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the benches measured: a table in {@code target/bench/report.md} and a chart beside it. Each row has a figure of ours, and one of something
 * plainer that ran in the same rounds. Ratios count; the figures alone are those of a machine.
 */
public final class BenchReport {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final int BAR = 320;
    private static final List<Row> ROWS = new ArrayList<>();

    private BenchReport() {}

    /**
     * A row of the table.
     *
     * @param unit of both figures: {@code /s}, {@code ms} or {@code µs}
     * @param beside what stands beside it
     * @param goal of the ratio, such as 0.3; NaN without one
     */
    private record Row(String work, String unit, double[] ours, String beside, double[] plain, double goal) {

        double ratio() {
            return median(ours) / median(plain);
        }

        /** Rates should be high, times low. */
        boolean isMet() {
            return unit.equals("/s") ? ratio() >= goal : ratio() <= goal;
        }

        String goalText() {
            return Double.isNaN(goal)
                    ? "–"
                    : "%s %s%s".formatted(unit.equals("/s") ? "≥" : "≤", goal, isMet() ? "" : " (missed)");
        }

        String line() {
            return text(
                    "| %s | %s | %s: %s | **%.2f** | %s |",
                    work, spread(ours, unit), beside, spread(plain, unit), ratio(), goalText());
        }
    }

    /** Rates of ours and of something plainer, one each round. */
    public static void rate(String work, double[] ours, String beside, double[] plain, double goal) {
        add(new Row(work, "/s", ours, beside, plain, goal));
    }

    /** The same of times in milliseconds. */
    public static void time(String work, double[] ours, String beside, double[] plain, double goal) {
        add(new Row(work, "ms", ours, beside, plain, goal));
    }

    /** The same of times in microseconds. */
    public static void micros(String work, double[] ours, String beside, double[] plain, double goal) {
        add(new Row(work, "µs", ours, beside, plain, goal));
    }

    public static double median(double... figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static synchronized void add(Row row) {
        ROWS.add(row);
        System.out.println(row.line());
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("report.md"), report());
            Files.writeString(FOLDER.resolve("ratios.svg"), chart());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String report() {
        return text(
                """
                # What was measured

                Java %s, %d processors, %d MB heap, %s %s. Medians, with the lowest and the highest round in brackets.

                ![Ratios beside their goals](ratios.svg)

                | work | ours | beside it | ratio | goal |
                |---|---|---|---|---|
                %s
                """,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                ROWS.stream().map(Row::line).collect(Collectors.joining("\n")));
    }

    /** A bar for each ratio up to 1, and a line for its goal. */
    private static String chart() {
        var svg = new StringBuilder(text(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"760\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">\n",
                24 * ROWS.size() + 8));
        for (int n = 0; n < ROWS.size(); n++) {
            var row = ROWS.get(n);
            int y = 24 * n + 6;
            svg.append(text(
                    "<text x=\"8\" y=\"%d\">%s</text><rect x=\"380\" y=\"%d\" width=\"%.0f\" height=\"14\" fill=\"%s\"/>\n",
                    y + 12,
                    row.work().replace("&", "&amp;").replace("<", "&lt;"),
                    y,
                    BAR * Math.min(1, row.ratio()),
                    Double.isNaN(row.goal()) || row.isMet() ? "#2a7" : "#c62"));
            if (row.goal() <= 1) {
                svg.append(text(
                        "<rect x=\"%.0f\" y=\"%d\" width=\"2\" height=\"20\" fill=\"#333\"/>\n",
                        380 + BAR * row.goal(), y - 3));
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private static String spread(double[] figures, String unit) {
        var low = Arrays.stream(figures).min().orElseThrow();
        var high = Arrays.stream(figures).max().orElseThrow();
        var form = median(figures) < 10 ? "%,.2f" : "%,.0f";
        var middle = text(form + " %s", median(figures), unit).replace(" /", "/");
        return figures.length == 1 ? middle : text("%s (" + form + "–" + form + ")", middle, low, high);
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
