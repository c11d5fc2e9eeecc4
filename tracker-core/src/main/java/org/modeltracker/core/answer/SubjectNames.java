package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Subject;

/** What subjects were called, at several positions. */
record SubjectNames(Map<Subject, List<Named>> bySubject) {

    /** From the release, else from the announcement; of the model as such, else of its first build, else of a listing. */
    private static final Comparator<Named> BEST = Comparator.comparing(Named::isAnnounced)
            .thenComparing(Named::isOfBuild)
            .thenComparing(Named::isOfListing)
            .thenComparing(Named::from, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Named::name);

    /**
     * A name on a rectangle of valid time and record time.
     *
     * @param from null without beginning; {@code to} null without end
     */
    record Named(
            String name,
            boolean isAnnounced,
            boolean isOfBuild,
            boolean isOfListing,
            @Nullable Instant from,
            @Nullable Instant to,
            long positionFrom,
            long positionTo) {

        private boolean isKnownAt(long position) {
            return positionFrom <= position && position < positionTo;
        }

        private boolean isAhead(Instant instant) {
            return from != null && from.isAfter(instant);
        }

        private boolean isOver(Instant instant) {
            return to != null && !to.isAfter(instant);
        }
    }

    /** The names at an instant of valid time, else those that are announced for later. */
    Map<Subject, String> at(Collection<Subject> subjects, long position, Instant instant) {
        var names = new HashMap<Subject, String>();
        var best = Comparator.comparing((Named named) -> named.isAhead(instant)).thenComparing(BEST);
        for (var subject : subjects) {
            var known = bySubject.get(subject);
            if (known != null) {
                known.stream()
                        .filter(named -> named.isKnownAt(position) && !named.isOver(instant))
                        .min(best)
                        .ifPresent(named -> names.put(subject, named.name()));
            }
        }
        return names;
    }
}
