package org.modeltracker.api.evidence;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.Cursor;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.InputError;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Differences that wait for a decision, and those that are decided. */
@Component
public class Reviews {

    private static final String BEFORE = "before";

    private final ReviewStore store;
    private final EventLog log;
    private final Clock clock;

    Reviews(ReviewStore store, EventLog log, Clock clock) {
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The newest first.
     *
     * @throws Problem (400) for a state of another name
     */
    public Page<Review> list(String state, PageRequest page) {
        var wanted = Stream.of(ReviewState.values())
                .filter(each -> each.word().equals(state))
                .findFirst()
                .orElseThrow(() -> Problem.parameter("state", "must be open, recorded or dismissed"));
        var cursor = page.cursor();
        var rows = store.list(wanted, cursor == null ? null : Cursors.id(cursor, BEFORE), page.rows());
        return page.page(rows, review -> new Cursor(Map.of(BEFORE, review.id().toString())));
    }

    /** @throws Problem (404) for an unknown one */
    public Review get(UUID id) {
        return store.get(id).orElseThrow(() -> Problem.notFound("There is no such review."));
    }

    /**
     * The same decision again is no fault.
     *
     * @throws Problem (404) for an unknown one, (409) for one that is decided otherwise, (422) naming each fault
     */
    public Review decide(UUID id, ReviewDecision decision, ApiPrincipal caller) {
        get(id);
        var faults = decision.faults();
        if (faults.isEmpty()) {
            faults.addAll(unknown(decision.events()));
        }
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(faults);
        }
        boolean decided = store.decide(id, decision, caller.owner(), clock.instant());
        var review = get(id);
        if (!decided && !(review.state() == decision.state() && review.events().equals(decision.events()))) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "already-decided",
                            "Already decided",
                            "Somebody has decided this review otherwise.")
                    .with("state", review.state().word());
        }
        return review;
    }

    private List<InputError> unknown(List<UUID> events) {
        var known = log.places(events).keySet();
        return IntStream.range(0, events.size())
                .filter(i -> !known.contains(events.get(i)))
                .mapToObj(i -> new InputError("/events/" + i, "must be the id of a recorded event"))
                .toList();
    }
}
