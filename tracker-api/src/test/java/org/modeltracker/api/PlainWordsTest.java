package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences that people read are plain; CONTRIBUTING.md has the rules. */
class PlainWordsTest {

    private static final Path ROOT = Path.of("..");

    private static final List<Pattern> BANNED = Stream.of(
                    "(?<=^|[.;!?]\\s{0,200})what (?:is|was|are|were|has|had|only|nobody|cannot)\\b[^?]*?(?:[.,;:]|$)",
                    "\\bthose (?:that|which|who|whom)\\b",
                    "\\bwho(?:m)?ever\\b",
                    "\\blikewise\\b",
                    "\\banew\\b",
                    "\\btold\\b",
                    "\\b(?:can|cannot|could|to|not) be had\\b",
                    "(?<!\\bthere )\\b(?:is|are|was|were) (?:no(?! (?:longer|more|later|earlier)\\b)|none of)\\b",
                    "\\b(?:goes|went|gone) on\\b",
                    "\\bstands\\b",
                    "\\bcan stand\\b",
                    "\\b(?:rooms?|doors?|manners)\\b",
                    "\\b(?:is|are|was|were|be) made (?:of|with|anew|for|once)\\b",
                    "\\b(?:became|come|came|comes) of (?:it|that|this|them|an?)\\b",
                    "\\bthat be\\b",
                    "\\bnothing else before\\b",
                    "\\bnobody (?:says|said|tells|gives|gave)\\b")
            .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE))
            .toList();

    /** A phrase of answers, which never change. */
    private static final Set<String> UNCHANGEABLE = Set.of("core/access/AccessState.java");

    @Test
    void what_people_read_is_plain() throws IOException {
        var files = files();
        assertThat(files).hasSizeGreaterThan(400);
        assertThat(files.stream().flatMap(Prose::of).flatMap(prose -> prose.offences(BANNED)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            head.html           | <a>Fine</a>\\n<h2>What was sent</h2>                              | 2: What was sent ;
            page.html           | <p title="told">A\\n price.</p>\\n<p>It can be had\\n here.</p>          | 3: can be had
            NOTES.md            | Use `anew`.\\n\\n    whoever\\n\\nWhat was sent is kept.                   | 5: What was sent is kept.
            settings.yaml       | a: likewise\\n# Likewise for b.\\n# Of these,\\n# those that failed.\\nb: 1 | 2: Likewise
            settings.yaml       | a: 1\\n# Of these,\\n# those that failed.\\nb: 1                         | 3: those that
            pricing.json        | {"description":\\n "Whoever pays."}                                    | 2: Whoever
            Errors.java         | class Errors { // told\\n String a = "is no date"; }                   | 2: is no
            Errors.java         | class Errors {\\n String a = "must be " + "none"\\n + "The room."; }    | 3: room
            SomeEndpoint.java   | /**\\n * Goes on,\\n * without {@code told}.\\n */ class SomeEndpoint {} | 2: Goes on
            """)
    void a_planted_sentence_is_found_with_its_line(String name, String text, String offence, @TempDir Path folder)
            throws IOException {
        var file = Files.writeString(folder.resolve(name), text.replace("\\n", "\n"));
        assertThat(Prose.of(file).flatMap(prose -> prose.offences(BANNED)))
                .contains(file + ":" + offence)
                .hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            page.html   | <h2>What is it?</h2> <p th:text="${told}">There is no webhook.</p>
            NOTES.md    | The model is no longer listed. Avoid "what is" and `stands`.
            Code.java   | class Code { String q = "select told from door where room = ?"; String is = "made"; } // told
            """)
    void names_code_questions_and_quotes_are_not_sentences(String name, String text, @TempDir Path folder)
            throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        assertThat(Prose.of(file).flatMap(prose -> prose.offences(BANNED))).isEmpty();
    }

    private static List<Path> files() throws IOException {
        var files = Stream.of(
                        "README.md",
                        "requests.http",
                        ".github",
                        "tracker-core/docs",
                        "tracker-core/src/main/resources/schemas",
                        "tracker-core/src/main/java",
                        "tracker-api/src/main/resources/application.yaml",
                        "tracker-api/src/main/resources/templates",
                        "tracker-api/src/main/java")
                .map(ROOT::resolve)
                .toList();
        try (var all = files.stream().flatMap(PlainWordsTest::walk)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> UNCHANGEABLE.stream().noneMatch(file.toString()::contains))
                    .toList();
        }
    }

    private static Stream<Path> walk(Path path) {
        try {
            return Files.walk(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
