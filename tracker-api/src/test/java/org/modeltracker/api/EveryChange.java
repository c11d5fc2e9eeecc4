package org.modeltracker.api;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Every request that changes something, each time on things of its own. */
final class EveryChange {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ApiChanges api;
    private final PageChanges pages;

    /** One route, and how a request to it is made ready while all is well. */
    record Route(String name, Preparation preparation) {

        Change change() {
            return preparation.change(name, COUNT.incrementAndGet());
        }
    }

    interface Preparation {
        Change change(String route, int number);
    }

    EveryChange(BreakableTracker tracker, FormClient signedIn) {
        api = new ApiChanges(tracker);
        pages = new PageChanges(tracker, signedIn);
    }

    List<Route> routes() {
        return Stream.concat(api.routes(), pages.routes()).toList();
    }
}
