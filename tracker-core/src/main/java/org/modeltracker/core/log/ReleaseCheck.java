package org.modeltracker.core.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether a newer release has changed the tables. Then this node only reads, until it is replaced: what it writes by its own rules would be mixed
 * with what that release writes.
 */
public final class ReleaseCheck {

    /** Where Flyway keeps what has been migrated, and the folders of those migrations. */
    private static final Map<String, List<String>> HISTORIES =
            Map.of("log", List.of("log", "work"), "view", List.of("view"));

    private static final String EXISTS = "select to_regclass(?) is not null";
    private static final String UNKNOWN =
            "select script from %s where success and version collate \"C\" > ? order by version collate \"C\" limit 1";

    private final JdbcTemplate jdbc;
    private final Map<String, String> known;
    private volatile @Nullable String met;

    private ReleaseCheck(JdbcTemplate jdbc, Map<String, String> known) {
        this.jdbc = jdbc;
        this.known = known;
    }

    /** @param database not one that waits for migrations: it is asked before them */
    static ReleaseCheck of(DataSource database) {
        var known = HISTORIES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        history -> history.getKey() + ".flyway_schema_history", history -> newest(history.getValue())));
        return new ReleaseCheck(new JdbcTemplate(database), known);
    }

    private static String newest(List<String> folders) {
        return folders.stream()
                .flatMap(ReleaseCheck::migrations)
                .map(file -> version(Objects.requireNonNull(file.getFilename())))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Stream<Resource> migrations(String folder) {
        try {
            return Stream.of(
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/" + folder + "/V*.sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code V20261123_1900__log_create_event.sql} is {@code 20261123.1900} to Flyway. */
    static String version(String file) {
        return file.substring(1, file.indexOf("__")).replace('_', '.');
    }

    /** The unknown migration that was met, as the name of its file. */
    public Optional<String> met() {
        return Optional.ofNullable(met);
    }

    /** Asks the database. What was met once stays. */
    public Optional<String> look() {
        if (met == null) {
            known.forEach((history, newest) -> {
                if (Boolean.TRUE.equals(jdbc.queryForObject(EXISTS, Boolean.class, history))) {
                    jdbc.queryForList(UNKNOWN.formatted(history), String.class, newest)
                            .forEach(script -> met = script);
                }
            });
        }
        return met();
    }

    /**
     * Asks the database, in the transaction under way.
     *
     * @throws OutdatedRelease if a newer release has changed the tables
     */
    public void require() {
        look().ifPresent(script -> {
            throw new OutdatedRelease(script);
        });
    }

    /** The same without asking: of what was met so far. */
    public void requireSoFar() {
        met().ifPresent(script -> {
            throw new OutdatedRelease(script);
        });
    }
}
