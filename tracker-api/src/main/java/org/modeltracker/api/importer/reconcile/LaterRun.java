package org.modeltracker.api.importer.reconcile;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import org.modeltracker.api.importer.catalogue.OfferingKey;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;

/** A run that looked at the same source later, with the list of what it saw. */
public final class LaterRun {

    private final PartialDate observedAt;
    private final Supplier<long[]> list;
    private long[] marks = {};
    private boolean read;

    /** @param list the marks of the offerings and listings it saw, and of the subjects it described, in ascending order; asked for when it is needed */
    public LaterRun(PartialDate observedAt, Supplier<long[]> list) {
        this.observedAt = observedAt;
        this.list = list;
    }

    PartialDate observedAt() {
        return observedAt;
    }

    public Instant observed() {
        return observedAt.start();
    }

    boolean saw(OfferingKey offering) {
        return saw(offering.mark());
    }

    boolean sawListing(Subject listing) {
        return saw(OfferingKey.markOfListing(listing));
    }

    /** Whether it said of the subject what is said of models. */
    boolean described(Subject subject) {
        return saw(OfferingKey.mark(subject.id()));
    }

    private boolean saw(long mark) {
        if (!read) {
            marks = list.get();
            read = true;
        }
        return Arrays.binarySearch(marks, mark) >= 0;
    }
}
