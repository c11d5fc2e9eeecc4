package org.modeltracker.api.evidence;

import java.time.Instant;
import java.util.List;
import org.modeltracker.api.evidence.PageFetcher.Answer;
import org.springframework.stereotype.Component;

/** Compares a watched page with its last text. A difference waits for a decision; nothing is published. */
@Component
class WatchCheck {

    private final PageStore pages;
    private final WatchStore watches;
    private final ReviewStore reviews;

    WatchCheck(PageStore pages, WatchStore watches, ReviewStore reviews) {
        this.pages = pages;
        this.watches = watches;
        this.reviews = reviews;
    }

    /** In the transaction that moves the schedule. */
    void looked(DuePage page, Answer answer, Instant now) {
        switch (answer) {
            case Answer.Seen seen -> compare(page, seen, now);
            case Answer.Gone _ -> gone(page, now);
            case Answer.Unchanged _, Answer.Failed _ -> {}
        }
    }

    private void compare(DuePage page, Answer.Seen seen, Instant now) {
        var last = pages.newest(page.id());
        if (last.isEmpty()) {
            pages.keep(page.id(), seen, now);
            return;
        }
        TextDifference.of(last.get().text(), seen.text()).ifPresent(difference -> {
            pages.keep(page.id(), seen, now);
            add(page, ReviewKind.PAGE_CHANGED, difference, now);
        });
    }

    /** Once, and not for a page that nobody has seen. */
    private void gone(DuePage page, Instant now) {
        if (!PageStore.GONE.equals(page.failure()) && pages.newest(page.id()).isPresent()) {
            add(page, ReviewKind.PAGE_GONE, TextDifference.NONE, now);
        }
    }

    private void add(DuePage page, ReviewKind kind, TextDifference difference, Instant now) {
        watches.get(page.id())
                .ifPresent(watch -> reviews.add(
                        kind,
                        page,
                        new ReviewStore.Topic(watch.publisher(), watch.about(), List.of()),
                        difference,
                        now));
    }
}
