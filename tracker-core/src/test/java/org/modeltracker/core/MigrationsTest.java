package org.modeltracker.core;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Two releases run side by side for a while. So a migration of the log and of promises only adds; what the last release reads is dropped one
 * release later, by a migration that says so in its name. Views are rebuilt, so they may change as they like.
 */
class MigrationsTest {

    /** The rule is as old as this. */
    private static final String SINCE = "V20261130_2000";

    private static final List<Pattern> BREAKS = Stream.of(
                    "\\bdrop\\s+(table|column|schema|view|type|sequence|function)\\b",
                    "\\brename\\b",
                    "\\balter\\s+column\\s+\\S+\\s+(set\\s+data\\s+)?type\\b",
                    "\\bset\\s+not\\s+null\\b",
                    "\\balter\\s+column\\s+\\S+\\s+drop\\s+default\\b",
                    "\\badd\\s+column\\s+(?:(?!default|,|;).)*\\bnot\\s+null\\b(?:(?!default|,|;).)*[,;]",
                    "\\btruncate\\b")
            .map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL))
            .toList();

    @Test
    void migrations_of_log_and_work_only_add() throws IOException {
        var broken = migrations()
                .filter(file -> String.valueOf(file.getFilename()).compareTo(SINCE) > 0)
                .filter(file -> !String.valueOf(file.getFilename()).contains("_contract_"))
                .flatMap(file -> breaks(text(file)).stream().map(what -> file.getFilename() + ": " + what))
                .toList();
        assertThat(broken)
                .as("the last release still reads it; drop it one release later, in V…__<topic>_contract_<what>.sql")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table work.a drop column b;",
                "drop table work.a;",
                "alter table work.a rename column b to c;",
                "alter table work.a alter column b type bigint;",
                "alter table work.a alter column b set not null;",
                "alter table work.a add column b int not null;",
                "alter table work.a rename to b;",
                "alter table work.a rename to b; create table work.ab (c int);"
            })
    void what_the_last_release_would_miss_is_found(String statement) {
        assertThat(breaks(statement)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table work.a (b int not null);",
                "alter table work.a add column b int not null default 0;",
                "alter table work.a add column b int, add column c int not null default 1;",
                "alter table work.a drop constraint a_check;",
                "alter table work.a rename constraint a_key to b_key;",
                "alter index work.a_b rename to c_b;",
                "alter table work.a rename to b; create table work.a (c int);",
                "-- drop table work.a, some day\ncreate index a_b on work.a (b);"
            })
    void what_only_adds_is_allowed(String statement) {
        assertThat(breaks(statement)).isEmpty();
    }

    /** Nobody reads the names of constraints and indexes; and a table that is made again under its name is still there. */
    private static final List<Pattern> HARMLESS = Stream.of(
                    "\\brename\\s+constraint\\b",
                    "\\balter\\s+index\\s+\\S+\\s+rename\\b",
                    "\\balter\\s+table\\s+(\\S+)\\s+rename\\s+to\\b(?=.*\\bcreate\\s+table\\s+\\1\\s)")
            .map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL))
            .toList();

    private static List<String> breaks(String sql) {
        var statements = sql.lines().map(line -> line.replaceFirst("--.*", "")).collect(joining("\n"));
        for (var harmless : HARMLESS) {
            statements = harmless.matcher(statements).replaceAll("");
        }
        return breaksOf(statements);
    }

    private static List<String> breaksOf(String statements) {
        return BREAKS.stream()
                .map(pattern -> pattern.matcher(statements))
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group().strip())
                .toList();
    }

    private static Stream<Resource> migrations() throws IOException {
        var files = new PathMatchingResourcePatternResolver();
        return Stream.concat(
                Arrays.stream(files.getResources("classpath*:db/log/V*.sql")),
                Arrays.stream(files.getResources("classpath*:db/work/V*.sql")));
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
