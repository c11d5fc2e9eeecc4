package org.modeltracker.api.importer.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.springframework.stereotype.Component;

/**
 * The runs of benchmarks by Epoch AI: {@code benchmarks_runs.csv} of its repository benchmark-stitching, or the folder of its benchmarking hub,
 * which has a file for each benchmark. Files of scores that others measured have another form and are left out.
 */
@Component
final class EpochRuns implements Adapter {

    private static final Source PUBLISHER = new Source(
            EpochRun.EVALUATOR, SourceKind.EVALUATOR, "Epoch AI", null, "https://epoch.ai/benchmarks", null, null);
    private static final String ENDING = ".csv";

    @Override
    public String source() {
        return "epoch";
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public SourceTerms terms() {
        return new SourceTerms("Epoch AI", "https://github.com/epoch-research/benchmark-stitching", "MIT", "Epoch AI");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(PUBLISHER, false);
        var board = new Scoreboard(rules, snapshot);
        CsvEntries.read(file, EpochRuns::demand, row -> {
            try {
                var run = EpochRow.run(row);
                board.add(run.named(), run.score(snapshot));
            } catch (UnusableEntry e) {
                snapshot.skips().add(e);
            }
        });
        board.end();
        return snapshot;
    }

    private static void demand(Set<String> names) {
        if (!EpochRow.isIn(names) || !names.contains(EpochRow.TASK)) {
            throw new BrokenSnapshot("", "has no column for the task, the model or the score of a run");
        }
    }

    @Override
    public boolean takesFromFolder(String path) {
        return path.endsWith(ENDING);
    }

    /** The runs of all files as one file. The name of a file names the benchmark, unless the file does. */
    @Override
    public byte[] ofFolder(SourceFolder folder) {
        var text = new StringBuilder();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(EpochRow.COLUMNS);
            folder.files().forEach((path, file) -> copy(path, file, printer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void copy(String path, byte[] file, CSVPrinter printer) {
        var task = path.substring(path.lastIndexOf('/') + 1, path.length() - ENDING.length())
                .replace('_', ' ');
        var isOfRuns = new boolean[1];
        try {
            CsvEntries.read(new ByteArrayInputStream(file), names -> isOfRuns[0] = EpochRow.isIn(names), row -> {
                if (isOfRuns[0]) {
                    print(printer, EpochRow.cells(row, task));
                }
            });
        } catch (BrokenSnapshot e) {
            print(printer, new String[] {task}); // a run without a model, which is skipped and told
        }
    }

    private static void print(CSVPrinter printer, @Nullable String[] cells) {
        try {
            printer.printRecord((Object[]) cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
