package org.modeltracker.api.digest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.QueryDate;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.http.request.TimeParameterParser;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.modeltracker.core.timeline.TimelineView.Order;
import org.springframework.web.util.UriUtils;

/**
 * The requested range of a digest, as the reader wrote it.
 *
 * @param after a position, exclusive; null for the beginning
 * @param from a date or instant on the axis; {@code to} is the end and includes its last instant
 * @param axis recorded or effective
 * @param organisations empty for all
 * @param choice which of the changes there, and how many lines
 */
public record DigestRange(
        @Nullable String after,
        @Nullable String from,
        @Nullable String to,
        String axis,
        Set<String> organisations,
        SubjectTimes times,
        DigestChoice choice) {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    /** @throws Problem (400) if it is not a log position */
    @Nullable
    Long afterPosition() {
        if (after == null) {
            return null;
        } else if (!POSITION.matcher(after).matches()) {
            throw Problem.parameter("after", "must be a log position (a whole number of 0 or more)");
        }
        return Long.parseLong(after);
    }

    /** Inclusive. */
    long asOf() {
        return times.moment().asOf();
    }

    /**
     * Whether nothing that is recorded later can belong to it: its end is an instant of recording that has passed, or a record time that was
     * asked for.
     *
     * @throws Problem (400) if its end is not a date
     */
    boolean isOver(Instant now) {
        return times.asked().asOf() != null
                || order() == Order.RECORDED
                        && to != null
                        && QueryDate.parse("to", to).lastInstant().isBefore(now);
    }

    /** The same with its own end for {@code as_of}, where none was asked for. */
    DigestRange ended(TimeParameterParser moments) {
        if (times.asked().asOf() != null) {
            return this;
        }
        var asked = new TimeParameters(times.asked().effectiveAt(), to, null);
        return new DigestRange(
                after, from, to, axis, organisations, new SubjectTimes(moments.resolve(asked), asked), choice);
    }

    /** An event about one organisation can change an answer about another. */
    boolean looksAt(AnswerChange change) {
        return organisations.isEmpty()
                || organisations.contains(change.concern().subject().organisationSide());
    }

    /** @throws Problem (400) if it is not an axis */
    Order order() {
        return switch (axis) {
            case "recorded" -> Order.RECORDED;
            case "effective" -> Order.EFFECTIVE;
            default -> throw Problem.parameter("axis", "must be recorded or effective");
        };
    }

    /** What happened by itself in it, by dates: from exclusive, until inclusive. @throws Problem (400) if one of the dates is not a date */
    DueSpan due() {
        var until = to == null ? null : QueryDate.parse("to", to).lastInstant();
        var known = times.moment().effectiveAt();
        return new DueSpan(
                from == null
                        ? Instant.EPOCH
                        : QueryDate.parse("from", from).start().minusNanos(1_000),
                until == null || known.isBefore(until) ? known : until);
    }

    /** Whether dates give it, not positions. */
    boolean isDated() {
        return from != null || to != null;
    }

    /** @param from exclusive @param until inclusive */
    record DueSpan(Instant from, Instant until) {}

    /** The address of the same digest with more lines. */
    String query(int limit) {
        var text = new StringBuilder("/v1/digest?limit=").append(limit);
        add(text, "after", after);
        add(text, "from", from);
        add(text, "to", to);
        add(text, "axis", axis.equals("recorded") ? null : axis);
        add(text, "as_of", times.asked().asOf() == null && isDated() ? null : String.valueOf(asOf()));
        organisations.stream().sorted().forEach(organisation -> add(text, "organisation", organisation));
        return text.append(choice.query()).toString();
    }

    private static void add(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append('&').append(name).append('=').append(UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** @throws Problem (400) if one of the dates is not a date */
    Filter filter() {
        return new Filter(
                organisations,
                Set.of(),
                choice.types(),
                times.asked().effectiveAt() == null ? null : times.moment().effectiveAt(),
                null,
                from == null ? null : QueryDate.parse("from", from).start(),
                to == null ? null : QueryDate.parse("to", to).lastInstant());
    }
}
