package org.modeltracker.core.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.model.Claim;

/**
 * The versions of one benchmark. The dates of their definitions order them, because vendors number versions freely. Scores give the date of
 * a version without a definition.
 *
 * @param named the named versions, the newest last
 * @param usual the default version: the unknown one (null) if it has scores, else the newest that has scores
 */
record Versions(List<String> named, @Nullable String usual) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    static Versions of(List<Answer> definitions, List<Answer> scores) {
        var named = Stream.concat(definitions.stream(), scores.stream())
                .map(Versions::name)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparing((String version) -> claim(version, definitions, scores), byDate())
                        .thenComparing(Versions::padded))
                .toList();
        var scored = scores.stream().map(Versions::name).toList();
        var usual = scored.contains(null)
                ? null
                : named.reversed().stream()
                        .filter(version -> scored.isEmpty() || scored.contains(version))
                        .findFirst()
                        .orElse(null);
        return new Versions(named, usual);
    }

    static @Nullable String name(Answer answer) {
        return answer.question().key().get("version");
    }

    /** The claim that dates a version. */
    private static Claim claim(String version, List<Answer> definitions, List<Answer> scores) {
        return Stream.concat(
                        definitions.stream(), scores.stream().sorted(Comparator.comparing(Versions::claim, byDate())))
                .filter(answer -> version.equals(name(answer)))
                .map(Versions::claim)
                .findFirst()
                .orElseThrow();
    }

    private static Claim claim(Answer answer) {
        return answer.event().claim();
    }

    private static Comparator<Claim> byDate() {
        return Comparator.comparing(Claim::begins).thenComparing(Claim::observed);
    }

    /** Orders 9.0 before 10.0. */
    private static String padded(String version) {
        return NUMBER.matcher(version).replaceAll(number -> "%20s".formatted(number.group()));
    }
}
