package org.modeltracker.core.benchmark;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.model.Claim;

/**
 * The versions of one benchmark. The dates of their definitions order them, because vendors number versions freely. Scores give the date of
 * a version without a definition.
 *
 * @param named the named versions, the newest last
 * @param usual the default version: the newest defined one that has scores; null for the unknown version
 */
record Versions(List<String> named, @Nullable String usual) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern MARK = Pattern.compile("[vV](?=\\d)");

    /** @param at the definitions that begin later do not count */
    static Versions of(List<Answer> definitions, List<Answer> scores, Instant at) {
        var begun = definitions.stream()
                .filter(answer -> !claim(answer).begins().isAfter(at))
                .toList();
        var named = Stream.concat(begun.stream(), scores.stream())
                .map(Versions::name)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparing((String version) -> claim(version, begun, scores), byDate())
                        .thenComparing(Versions::padded))
                .toList();
        return new Versions(named, usual(named, names(begun), scores));
    }

    /** "v4.3" and "4.3" are one version. */
    static @Nullable String spelled(@Nullable String version) {
        if (version == null) {
            return null;
        }
        var text = version.strip();
        return MARK.matcher(text).lookingAt() ? text.substring(1) : text;
    }

    static @Nullable String name(Answer answer) {
        return answer.question().key().get("version");
    }

    private static Set<String> names(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer -> Stream.ofNullable(name(answer)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static @Nullable String usual(List<String> named, Set<String> defined, List<Answer> scores) {
        var scored = names(scores);
        var newest = newest(named, version -> defined.contains(version) && scored.contains(version));
        if (newest != null) {
            return newest;
        }
        if (scores.isEmpty()) {
            return newest(named, version -> true);
        }
        // No defined version has scores: the newest that has some, unless more scores are of unknown version.
        var undefined = newest(named, scored::contains);
        return undefined != null && count(undefined, scores) >= count(null, scores) ? undefined : null;
    }

    private static @Nullable String newest(List<String> named, Predicate<String> wanted) {
        return named.reversed().stream().filter(wanted).findFirst().orElse(null);
    }

    private static long count(@Nullable String version, List<Answer> scores) {
        return scores.stream()
                .filter(answer -> Objects.equals(name(answer), version))
                .count();
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
