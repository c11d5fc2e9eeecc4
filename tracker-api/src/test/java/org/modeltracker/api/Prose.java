package org.modeltracker.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text that people read, with its place.
 *
 * @param line where it begins in the file, from 1
 * @param text the text, with its line breaks
 */
record Prose(String file, int line, String text) {

    private static final Pattern JAVA = Pattern.compile(
            "(?s)(?<text>\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\")|'(?:\\\\.|[^'\\\\])+'|//[^\n]*|(?<doc>/\\*.*?\\*/)");
    private static final Pattern SQL = Pattern.compile(
            "^\\s*(select|insert into|update|delete from|where|and|join|order by|create|drop|alter)\\b|::|= \\?|= any|\\border by\\b");
    private static final Pattern MARKUP = Pattern.compile("(?s)<!--|-->|<[a-zA-Z/!](?:\"[^\"]*\"|[^\">])*>");
    private static final Pattern CODE =
            Pattern.compile("(?ms)^```.*?^```|^ {4}\\S[^\n]*|`[^`\n]*`|https?://\\S+|\"[^\"\n]*\"|“[^”\n]*”");
    private static final Pattern DESCRIPTION =
            Pattern.compile("\"(?:description|title)\"\\s*:\\s*(?<text>\"(?:\\\\.|[^\"\\\\])*\")");
    private static final Pattern COMMENT = Pattern.compile("(?m)(?:^\\s*(?<text>#[^\n]*)\n?)+");
    private static final Pattern TAG = Pattern.compile("\\{@\\w+[^}]*}|@\\w+|(?m)^\\s*\\*");

    /** The texts of a file, by its kind; none for a kind without texts. */
    static Stream<Prose> of(Path path) {
        var file = path.normalize().toString();
        if (file.endsWith(".png")) {
            return Stream.empty();
        }
        var content = read(path);
        if (file.endsWith(".java")) {
            return ofJava(file, content);
        } else if (file.endsWith(".html")) {
            return Stream.of(new Prose(file, 1, betweenTags(content)));
        } else if (file.endsWith(".md")) {
            return Stream.of(new Prose(file, 1, blank(CODE, content)));
        } else if (file.endsWith(".json")) {
            return texts(file, content, DESCRIPTION, UnaryOperator.identity());
        } else if (file.endsWith(".yaml") || file.endsWith(".http")) {
            return COMMENT.matcher(content)
                    .results()
                    .map(found ->
                            prose(file, content, found.start(), found.group().replace('#', ' ')));
        }
        return Stream.empty();
    }

    /** String literals that are not SQL; of endpoints also the comments, which the API description shows. */
    private static Stream<Prose> ofJava(String file, String content) {
        var literals = texts(file, content, JAVA, text -> SQL.matcher(text).find() ? "" : text);
        var comments = JAVA.matcher(content)
                .results()
                .filter(found -> file.endsWith("Endpoint.java") && found.group("doc") != null)
                .map(found -> prose(file, content, found.start(), blank(TAG, found.group())));
        return Stream.concat(literals, comments);
    }

    private static Stream<Prose> texts(String file, String content, Pattern pattern, UnaryOperator<String> reading) {
        return pattern.matcher(content)
                .results()
                .filter(found -> found.group("text") != null)
                .map(found ->
                        prose(file, content, found.start("text") + 1, reading.apply(unquoted(found.group("text")))));
    }

    private static String unquoted(String literal) {
        return literal.substring(1, literal.length() - 1);
    }

    private static Prose prose(String file, String content, int start, String text) {
        return new Prose(file, lineOf(content, start), text);
    }

    /** The matches of a pattern, each with its line. */
    Stream<String> offences(List<Pattern> banned) {
        return banned.stream()
                .flatMap(pattern -> pattern.matcher(text).results().map(this::offence));
    }

    private String offence(MatchResult found) {
        return "%s:%d: %s"
                .formatted(
                        file,
                        line + lineOf(text, found.start()) - 1,
                        found.group().strip().replaceAll("\\s+", " "));
    }

    private static int lineOf(String content, int place) {
        return 1
                + (int) content.substring(0, place)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Each tag ends a sentence, so that headings and labels count as sentences. */
    private static String betweenTags(String html) {
        return MARKUP.matcher(html)
                .replaceAll(found -> found.group().replaceAll("[^\n]", " ").replaceFirst("(?s) $", ";"));
    }

    /** Replaces code with blanks, so that places stay. */
    private static String blank(Pattern pattern, String content) {
        return pattern.matcher(content).replaceAll(found -> found.group().replaceAll("[^\n]", " "));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
