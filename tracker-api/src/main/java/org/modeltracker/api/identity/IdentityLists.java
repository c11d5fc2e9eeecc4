package org.modeltracker.api.identity;

import java.util.stream.Stream;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.core.answer.Identities.Filter;
import org.modeltracker.core.answer.Identities.Item;
import org.modeltracker.core.answer.IdentityQueue;
import org.modeltracker.core.answer.IdentityQueue.Status;
import org.springframework.stereotype.Component;

/** The lists of ids by what is known of their model, page by page. */
@Component
public class IdentityLists {

    private final IdentityQueue queue;

    IdentityLists(IdentityQueue queue) {
        this.queue = queue;
    }

    /** @throws Problem (400) for a status of another name */
    public Page<Item> list(String status, Filter filter, ListTimes times) {
        return times.page(queue.list(status(status), filter, times.moment(), times.slice()));
    }

    private static Status status(String word) {
        return Stream.of(Status.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.parameter("status", "must be resolved, suggested or unresolved"));
    }
}
