package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.ValidTimeline.Period;
import org.modeltracker.core.model.FactKey;

/**
 * One question's answers over both axes: valid time and record time. Each rectangle is a stretch of the course that stayed the same from one
 * position to another.
 */
final class BitemporalDiff {

    static final long OPEN = Long.MAX_VALUE;

    private final long first;
    private final Map<Period, BitemporalRectangle> open = new LinkedHashMap<>();
    private final List<BitemporalRectangle> opened = new ArrayList<>();
    private final List<Closing> closings = new ArrayList<>();

    private BitemporalDiff(long first) {
        this.first = first;
    }

    /** @param to exclusive; {@link #OPEN} while it holds */
    record BitemporalRectangle(Period stretch, long from, long to) {}

    /** That the rectangle which was open before and begins at this instant of valid time is closed at a position. */
    record Closing(@Nullable Instant effectiveFrom, long at) {}

    /**
     * What changes in the answers when events at these positions come in, worked out from all claims.
     *
     * @param claims all claims on the question, whenever they were recorded
     * @param confirmations those that cover any of them
     */
    static BitemporalDiff after(
            FactKey question,
            List<CompetingClaim> claims,
            List<Confirmation> confirmations,
            SortedSet<Long> positions) {
        var rectangles = new BitemporalDiff(positions.first());
        long before = positions.first() - 1;
        ValidTimeline.of(question, VisibleClaims.of(claims, confirmations, before, null))
                .forEach(stretch -> rectangles.open.put(stretch, new BitemporalRectangle(stretch, before, OPEN)));
        for (long position : positions) {
            rectangles.move(
                    position, ValidTimeline.of(question, VisibleClaims.of(claims, confirmations, position, null)));
        }
        return rectangles;
    }

    /** The same, worked out from a course that stands before these positions. Afterwards it stands at the last of them. */
    static BitemporalDiff along(RecordedCourse course, SortedSet<Long> positions) {
        var rectangles = new BitemporalDiff(positions.first());
        for (long position : positions) {
            var change = course.moveTo(position);
            change.ended().forEach(stretch -> rectangles.close(stretch, position));
            change.begun()
                    .forEach(stretch -> rectangles.open.put(stretch, new BitemporalRectangle(stretch, position, OPEN)));
        }
        return rectangles;
    }

    /** Every rectangle, computed only from claims that sources had published by an instant. */
    static List<BitemporalRectangle> all(
            FactKey question,
            List<CompetingClaim> claims,
            List<Confirmation> confirmations,
            SortedSet<Long> positions,
            @Nullable Instant observedBy) {
        var rectangles = new BitemporalDiff(0);
        for (long position : positions) {
            rectangles.move(
                    position,
                    ValidTimeline.of(question, VisibleClaims.of(claims, confirmations, position, observedBy)));
        }
        return rectangles.opened();
    }

    /** The rectangles that began at one of the positions. */
    List<BitemporalRectangle> opened() {
        return Stream.concat(opened.stream(), open.values().stream().filter(rectangle -> rectangle.from() >= first))
                .toList();
    }

    List<Closing> closings() {
        return closings;
    }

    private void move(long position, List<Period> course) {
        var ended = new LinkedHashSet<>(open.keySet());
        course.forEach(ended::remove);
        ended.forEach(stretch -> close(stretch, position));
        for (var stretch : course) {
            open.computeIfAbsent(stretch, s -> new BitemporalRectangle(s, position, OPEN));
        }
    }

    /** What was open before these positions only has to be closed; what was opened at one of them is complete now. */
    private void close(Period stretch, long position) {
        var rectangle = open.remove(stretch);
        if (rectangle == null || rectangle.from() < first) {
            closings.add(new Closing(stretch.from(), position));
        } else {
            opened.add(new BitemporalRectangle(stretch, rectangle.from(), position));
        }
    }
}
