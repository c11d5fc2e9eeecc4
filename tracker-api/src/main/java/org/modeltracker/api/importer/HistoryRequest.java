package org.modeltracker.api.importer;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.PartialDate;

/**
 * A request for the history of a source. Fields may be missing until {@link #faults} has checked it.
 *
 * @param repository URL of a git repository, https or http on the open internet
 * @param path of the file in it, or of the folder whose files are one snapshot together
 * @param every period of which the last commit counts: a number and {@code m}, {@code h}, {@code d} or {@code w} (default: {@code 1d})
 * @param since first day or instant (default: the first commit)
 * @param until last day or instant (default: the last commit)
 */
public record HistoryRequest(
        @Nullable String repository,
        @Nullable String path,
        @Nullable String every,
        @Nullable String since,
        @Nullable String until) {

    private static final int LONGEST = 2_000;
    private static final Pattern PERIOD = Pattern.compile("([1-9]\\d{0,4})([mhdw])");

    /** @param filesAllowed whether a repository on the machine itself may be read */
    List<InputError> faults(boolean filesAllowed) {
        var faults = new ArrayList<InputError>();
        if (repository == null || repository.isBlank() || repository.length() > LONGEST) {
            faults.add(new InputError("/repository", "is required, with at most %d characters".formatted(LONGEST)));
        } else if (isFile() && !filesAllowed) {
            faults.add(new InputError("/repository", "must begin with https:// or http://"));
        }
        if (path == null || path.length() > LONGEST || path.startsWith("/") || path.contains("\0")) {
            faults.add(new InputError("/path", "is required and must be relative to the repository"));
        }
        if (every != null && !PERIOD.matcher(every).matches()) {
            faults.add(new InputError("/every", "must be a number and m, h, d or w, such as 1d"));
        }
        instant("/since", since, faults);
        instant("/until", until, faults);
        return faults;
    }

    boolean isFile() {
        return repository != null && repository.startsWith("file:");
    }

    private static void instant(String pointer, @Nullable String text, List<InputError> faults) {
        try {
            if (text != null) {
                PartialDate.parse(text);
            }
        } catch (DateTimeException e) {
            faults.add(new InputError(pointer, "must be a day or an instant, such as 2024-01-01"));
        }
    }

    /** @return what is stored with the run; only of a request without faults */
    ImportHistory history() {
        var folder = String.valueOf(path);
        return new ImportHistory(
                String.valueOf(repository),
                folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder,
                every == null ? "1d" : every,
                since,
                until);
    }

    static Duration every(ImportHistory history) {
        var period = PERIOD.matcher(history.every());
        if (!period.matches()) {
            throw new IllegalArgumentException(history.every());
        }
        long count = Long.parseLong(period.group(1));
        return switch (period.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "w" -> Duration.ofDays(7 * count);
            default -> Duration.ofDays(count);
        };
    }

    static Instant since(ImportHistory history) {
        return Optional.ofNullable(history.since())
                .map(text -> PartialDate.parse(text).start())
                .orElse(Instant.EPOCH);
    }

    /** Nothing is imported that was committed after now: a wrong clock showed it. */
    static Instant until(ImportHistory history, Instant now) {
        return Optional.ofNullable(history.until())
                .map(text -> PartialDate.parse(text).lastInstant())
                .filter(end -> end.isBefore(now))
                .orElse(now);
    }

    static URI repository(ImportHistory history) {
        return URI.create(history.repository());
    }
}
