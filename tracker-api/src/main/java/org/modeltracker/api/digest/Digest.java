package org.modeltracker.api.digest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.AsTable;

/**
 * The changes of a range of the log. The same range always gives the same digest, whenever it is requested.
 *
 * @param after the position before the range; null if dates give the range
 * @param from as requested, as is {@code to}
 * @param axis of {@code from} and {@code to}: recorded or effective
 * @param asOf the last position of the range; the next digest starts after it
 * @param organisations the filter; empty for all
 * @param counts how many lines of each kind there are, with those that are left out
 * @param leftOut how many lines are left out
 * @param more the same with more lines; null if none is left out
 * @param unread how many older events of the range are not looked at, because it holds too many
 * @param data organisations in the order of their most important line
 * @param names of the organisations of the filter, as known at the end of the range
 * @param over whether later events cannot change it
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
        Map<String, Integer> counts,
        int leftOut,
        @Nullable String more,
        long unread,
        List<Organisation> data,
        @JsonIgnore List<Line> stories,
        @JsonIgnore List<String> names,
        @JsonIgnore int limit,
        @JsonIgnore boolean over)
        implements AsTable {

    public record Organisation(String organisation, List<Subject> subjects) {}

    /**
     * @param subject a model's, organisation's or benchmark's id
     * @param kind the kind of the subject
     * @param page its page
     */
    public record Subject(String subject, String kind, String page, List<Line> lines) {}

    private static final Comparator<Line> WEIGHT = Comparator.comparing(Line::weight, Comparator.reverseOrder());

    /** The story of the range first. */
    static final Comparator<Line> ORDER = WEIGHT.thenComparing(Line::at, Comparator.reverseOrder())
            .thenComparing(Line::position, Comparator.reverseOrder())
            .thenComparing(Line::sentence);

    @Override
    public List<DigestRow> rows() {
        return DigestRow.of(data);
    }

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
