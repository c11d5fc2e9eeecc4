package org.modeltracker.api.digest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a stretch of the log. The same stretch gives the same digest, for ever: nothing in it depends on when it was asked for.
 *
 * @param after the position before the stretch; null where it was given by dates
 * @param from as it was asked for, likewise {@code to}
 * @param axis of {@code from} and {@code to}: recorded or effective
 * @param asOf the last position of the stretch: the next digest goes on after it
 * @param organisations the only ones looked at; empty for all
 * @param data organisations in the order of their most important line
 * @param over whether it stays as it is, whatever is recorded later
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Digest(
        @Nullable Long after,
        @Nullable String from,
        @Nullable String to,
        String axis,
        long asOf,
        List<String> organisations,
        int count,
        List<Organisation> data,
        @JsonIgnore boolean over) {

    public record Organisation(String organisation, List<Subject> subjects) {}

    /**
     * @param subject a model's, organisation's or benchmark's id
     * @param kind which of these
     * @param page where readers find it
     */
    public record Subject(String subject, String kind, String page, List<Line> lines) {}

    private static final Comparator<Line> WEIGHT =
            Comparator.comparing(Line::historical).thenComparing(Line::importance);

    private static final Comparator<Line> ORDER = WEIGHT.thenComparing(Line::at, Comparator.reverseOrder())
            .thenComparing(Line::position, Comparator.reverseOrder())
            .thenComparing(Line::sentence);

    /**
     * The lines, grouped by organisation and then by subject; each group as high as its most important line. What is long past comes last, and
     * among equals the newest first.
     */
    static List<Organisation> grouped(List<Line> lines) {
        var groups = new ArrayList<Organisation>();
        lines.stream()
                .collect(Collectors.groupingBy(line -> line.subject().organisationSide()))
                .forEach((organisation, of) -> groups.add(new Organisation(organisation, subjects(of))));
        groups.sort(Comparator.comparing(
                        (Organisation group) ->
                                group.subjects().getFirst().lines().getFirst(),
                        WEIGHT)
                .thenComparing(Organisation::organisation));
        return groups;
    }

    private static List<Subject> subjects(List<Line> lines) {
        var subjects = new ArrayList<Subject>();
        lines.stream().collect(Collectors.groupingBy(Line::subject)).forEach((subject, of) -> {
            var sorted = of.stream().sorted(ORDER).toList();
            subjects.add(new Subject(
                    subject.id(), subject.kind().word(), sorted.getFirst().page(), sorted));
        });
        subjects.sort(Comparator.comparing((Subject subject) -> subject.lines().getFirst(), WEIGHT)
                .thenComparing(Subject::kind, Comparator.reverseOrder())
                .thenComparing(Subject::subject));
        return subjects;
    }
}
