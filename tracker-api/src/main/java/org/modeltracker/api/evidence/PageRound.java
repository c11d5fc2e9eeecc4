package org.modeltracker.api.evidence;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.modeltracker.api.evidence.DuePage.Purpose;
import org.modeltracker.api.evidence.PageFetcher.Answer;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.log.DatabaseFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches the next page that is due, as one of all nodes, and keeps what follows from it. */
@Component
class PageRound implements PollingLoop.Round {

    private static final Logger LOG = LoggerFactory.getLogger(PageRound.class);
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** The page and its three redirects, and before each of them a robots.txt with three redirects of its own: 20, and the lookups. */
    private static final int REQUESTS = 25;
    /** Then a page that gives no text is tried as seldom as one that did. */
    private static final int TRIES = 5;

    private static final Duration RETRY = Duration.ofDays(1);

    private final PageStore pages;
    private final OriginStore origins;
    private final PageFetcher fetcher;
    private final WatchCheck watches;
    private final EvidenceCheck evidence;
    private final PageSettings settings;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private Instant swept = Instant.EPOCH;

    PageRound(
            PageStore pages,
            OriginStore origins,
            PageFetcher fetcher,
            WatchCheck watches,
            EvidenceCheck evidence,
            PageSettings settings,
            PlatformTransactionManager transactions,
            Supplier<UUID> ids,
            Clock clock) {
        this.pages = pages;
        this.origins = origins;
        this.fetcher = fetcher;
        this.watches = watches;
        this.evidence = evidence;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Duration work() {
        var due = lease();
        due.ifPresent(page -> keep(page, fetcher.fetch(page.url(), page.selector(), page.tags())));
        sweep();
        return due.isPresent() ? Duration.ZERO : LOOK_AGAIN;
    }

    private void sweep() {
        var now = clock.instant();
        if (!now.isBefore(swept.plus(SWEEP))) {
            swept = now;
            origins.forget(now.minus(RobotsFiles.VALID));
        }
    }

    /** No transaction is open while an origin is asked. */
    private Optional<DuePage> lease() {
        var now = clock.instant();
        var purposes = Stream.of(Purpose.values())
                .filter(purpose -> purpose == Purpose.WATCH ? settings.watch() : settings.keepEvidence())
                .toList();
        var leased = transaction.execute(status -> {
            var due = pages.due(purposes, ids.get(), now)
                    .filter(page -> origins.take(UrlParts.of(URI.create(page.url())), now, settings.spacing()));
            due.ifPresent(page -> pages.lease(page, now.plus(settings.deadline().multipliedBy(REQUESTS))));
            return due;
        });
        return leased == null ? Optional.empty() : leased;
    }

    /** A text with which nothing can be done fails each time, so that is what becomes of it. */
    private void keep(DuePage page, Answer answer) {
        try {
            settle(page, answer);
        } catch (RuntimeException e) {
            if (!DatabaseFailures.isOfTheWork(e)) {
                throw e;
            }
            LOG.warn("the text of {} cannot be kept", page.url(), e);
            settle(page, new Answer.Failed("unreadable"));
        }
    }

    private void settle(DuePage page, Answer answer) {
        var now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (pages.settle(page, answer, now, next(page, answer, now))) {
                switch (page.purpose()) {
                    case WATCH -> watches.looked(page, answer, now);
                    case EVIDENCE -> evidence.looked(page, answer, now);
                }
            }
        });
    }

    private static Instant next(DuePage page, Answer answer, Instant now) {
        boolean soon = page.purpose() == Purpose.EVIDENCE
                && answer instanceof Answer.Failed
                && page.failures() + 1 < TRIES
                && RETRY.compareTo(page.every()) < 0;
        return now.plus(soon ? RETRY : page.every());
    }
}
