package org.modeltracker.api.importer.catalogue;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.CsvEntries.Row;
import org.modeltracker.core.model.PartialDate;

/** Reads rows of Epoch AI's runs, from the columns of its table of runs or of the files of its hub. */
final class EpochRow {

    static final String TASK = "task";
    private static final String MODEL = "model";
    private static final String MODEL_OF_HUB = "Model version";
    private static final String SCORE = "Best score (across scorers)";
    private static final String SCORES = "Scores";
    private static final String ERROR = "stderr";
    private static final String STARTED = "started_at";
    private static final String STARTED_OF_HUB = "Started at";
    private static final String STATUS = "Status";
    private static final String LOG = "log viewer";
    private static final String ID = "id";
    private static final String VERSION = "task version";
    static final List<String> COLUMNS = List.of(TASK, MODEL, SCORE, SCORES, ERROR, STARTED, STATUS, LOG, ID, VERSION);

    private static final Pattern SCORER = Pattern.compile("\\w+:(\\d+(?:\\.\\d+)?)±(\\d+(?:\\.\\d+)?)");
    private static final Pattern ISO = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:T.*)?");
    private static final DateTimeFormatter IN_WORDS = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d MMMM uuuu h:mma")
            .toFormatter(Locale.ENGLISH);
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_TEXT = 300;

    private EpochRow() {}

    /** Whether a file with these columns holds runs. */
    static boolean isIn(Set<String> names) {
        return names.contains(SCORE)
                && (names.contains(MODEL) || names.contains(MODEL_OF_HUB))
                && (names.contains(STARTED) || names.contains(STARTED_OF_HUB));
    }

    /** The cells of a row in the order of {@link #COLUMNS}. @param task of a row that names none */
    static @Nullable String[] cells(Row row, String task) {
        var named = row.text(TASK);
        return new @Nullable String[] {
            named == null ? task : named,
            row.firstOf(MODEL, MODEL_OF_HUB),
            row.text(SCORE),
            row.text(SCORES),
            row.text(ERROR),
            row.firstOf(STARTED, STARTED_OF_HUB),
            row.text(STATUS),
            row.firstOf(LOG, "Log viewer"),
            row.text(ID),
            row.text(VERSION)
        };
    }

    /** @throws UnusableEntry if it has no score, or did not succeed */
    static EpochRun run(Row row) {
        var task = required(row, TASK);
        var model = required(row, MODEL);
        var place = task + ": " + model;
        var status = row.text(STATUS);
        if (status != null && !status.equals("Success")) {
            throw new UnusableEntry("run_without_success", place);
        }
        var score = fraction(required(row, SCORE), place);
        var scores = row.text(SCORES);
        var error = row.text(ERROR);
        return new EpochRun(
                task,
                model,
                score,
                error == null ? errorOf(score, scores) : fraction(error, place),
                stated(scores, error),
                day(row.text(STARTED), place),
                row.text(LOG),
                locator(row, place));
    }

    private static @Nullable String stated(@Nullable String scores, @Nullable String error) {
        var stated = error == null ? scores : "stderr " + error;
        return stated == null || stated.length() > LONGEST_TEXT ? null : stated;
    }

    private static String required(Row row, String column) {
        var text = row.text(column);
        if (text == null || text.length() > LONGEST_TEXT) {
            throw new UnusableEntry("run_without_" + (column.equals(SCORE) ? "score" : column), "line " + row.line());
        }
        return text;
    }

    private static String locator(Row row, String place) {
        var id = row.text(ID);
        var version = row.text(VERSION);
        return place + (id == null ? "" : ", run " + id) + (version == null ? "" : ", task version " + version);
    }

    private static BigDecimal fraction(String text, String place) {
        try {
            var number = text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
            boolean isShort = number != null && number.scale() <= LONGEST_NUMBER;
            if (number != null && isShort && number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UnusableEntry("unparseable_score", place);
        }
        throw new UnusableEntry("score_is_no_fraction", place);
    }

    /** Of several scorers, the best score is one's: the error is of that one. */
    private static @Nullable BigDecimal errorOf(BigDecimal best, @Nullable String scores) {
        return scores == null
                ? null
                : SCORER.matcher(scores)
                        .results()
                        .min(Comparator.comparing(scorer ->
                                new BigDecimal(scorer.group(1)).subtract(best).abs()))
                        .map(scorer -> new BigDecimal(scorer.group(2)))
                        .orElse(null);
    }

    private static @Nullable PartialDate day(@Nullable String started, String place) {
        if (started == null) {
            return null;
        }
        var iso = ISO.matcher(started);
        try {
            return PartialDate.day(iso.matches() ? LocalDate.parse(iso.group(1)) : LocalDate.parse(started, IN_WORDS));
        } catch (DateTimeException e) {
            throw new UnusableEntry("unparseable_date", place + ": " + started);
        }
    }
}
