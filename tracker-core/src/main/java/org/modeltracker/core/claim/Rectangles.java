package org.modeltracker.core.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.Course.Stretch;
import org.modeltracker.core.model.Question;

/**
 * One question's answers over both axes: valid time and record time. Each rectangle is a stretch of the course that stayed the same from one
 * position to another.
 */
final class Rectangles {

    static final long OPEN = Long.MAX_VALUE;

    private final List<Rectangle> open = new ArrayList<>();
    private final List<Rectangle> opened = new ArrayList<>();
    private final List<Closing> closings = new ArrayList<>();

    /** @param to exclusive; {@link #OPEN} while it holds */
    record Rectangle(Stretch stretch, long from, long to) {}

    /** That the rectangle which was open before and begins at this instant of valid time is closed at a position. */
    record Closing(@Nullable Instant effectiveFrom, long at) {}

    /**
     * What changes in the answers when events at these positions come in.
     *
     * @param claims all claims on the question, whenever they were recorded
     */
    static Rectangles after(
            Question question, List<Held> claims, List<Confirmation> confirmations, SortedSet<Long> positions) {
        var rectangles = new Rectangles();
        long before = positions.first() - 1;
        Course.of(question, Seen.of(claims, confirmations, before, null))
                .forEach(stretch -> rectangles.open.add(new Rectangle(stretch, before, OPEN)));
        for (long position : positions) {
            rectangles.move(position, Course.of(question, Seen.of(claims, confirmations, position, null)));
        }
        return rectangles;
    }

    /** Every rectangle there ever was, as it looked to whoever had read sources up to an instant only. */
    static List<Rectangle> all(
            Question question,
            List<Held> claims,
            List<Confirmation> confirmations,
            SortedSet<Long> positions,
            @Nullable Instant observedBy) {
        var rectangles = new Rectangles();
        for (long position : positions) {
            rectangles.move(position, Course.of(question, Seen.of(claims, confirmations, position, observedBy)));
        }
        return rectangles.opened;
    }

    List<Rectangle> opened() {
        return opened;
    }

    List<Closing> closings() {
        return closings;
    }

    private void move(long position, List<Stretch> course) {
        for (var rectangle : List.copyOf(open)) {
            if (!course.contains(rectangle.stretch())) {
                close(rectangle, position);
            }
        }
        for (var stretch : course) {
            if (find(stretch).isEmpty()) {
                var rectangle = new Rectangle(stretch, position, OPEN);
                open.add(rectangle);
                opened.add(rectangle);
            }
        }
    }

    private void close(Rectangle rectangle, long position) {
        open.remove(rectangle);
        int own = opened.indexOf(rectangle);
        if (own >= 0) {
            opened.set(own, new Rectangle(rectangle.stretch(), rectangle.from(), position));
        } else {
            closings.add(new Closing(rectangle.stretch().from(), position));
        }
    }

    private Optional<Rectangle> find(Stretch stretch) {
        return open.stream()
                .filter(rectangle -> rectangle.stretch().equals(stretch))
                .findFirst();
    }
}
