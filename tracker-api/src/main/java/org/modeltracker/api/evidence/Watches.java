package org.modeltracker.api.evidence;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.Cursor;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.idempotency.Idempotency;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.idempotency.Reference;
import org.modeltracker.api.outbound.OutboundUrls;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.model.InputError;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages that somebody wants watched. */
@Component
class Watches {

    private static final String AFTER = "after";

    private final WatchStore store;
    private final PageStore pages;
    private final ReviewStore reviews;
    private final OutboundUrls urls;
    private final PageSettings settings;
    private final Idempotency idempotency;
    private final PollingLoop fetching;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Watches(
            WatchStore store,
            PageStore pages,
            ReviewStore reviews,
            @Qualifier(OutboundUrls.OF_PAGES) OutboundUrls urls,
            PageSettings settings,
            Idempotency idempotency,
            PollingLoop fetching,
            PlatformTransactionManager transactions,
            Supplier<UUID> ids,
            Clock clock) {
        this.store = store;
        this.pages = pages;
        this.reviews = reviews;
        this.urls = urls;
        this.settings = settings;
        this.idempotency = idempotency;
        this.fetching = fetching;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    Page<Watch> list(PageRequest page) {
        var cursor = page.cursor();
        var rows = store.list(cursor == null ? null : Cursors.id(cursor, AFTER), page.rows());
        return page.page(rows, watch -> new Cursor(Map.of(AFTER, watch.id().toString())));
    }

    /** @throws Problem (404) for an unknown one */
    Watch get(UUID id) {
        return store.get(id).orElseThrow(() -> Problem.notFound("There is no such watch."));
    }

    /**
     * Once, however often it is asked for.
     *
     * @throws Problem (409) if this tracker watches no pages, or the owner has as many as anybody may; (422) naming each fault
     */
    Watch create(WatchRequest requested, ApiPrincipal caller, KeyedRequest request) {
        if (!settings.watch()) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "watches-off",
                    "This tracker watches no pages",
                    "Its operator can switch this on with tracker.pages.watch=true.");
        }
        if (idempotency.earlier(request).isEmpty()) {
            check(requested);
        }
        var watch = idempotency.once(
                request,
                () -> add(requested, caller.owner()),
                made -> Reference.to("watch", made.id()),
                found -> get(found.uuid()));
        fetching.wake();
        return watch;
    }

    /** The name is looked up, which may take a while. */
    private void check(WatchRequest requested) {
        var faults = requested.faults();
        if (!requested.url().isEmpty()) {
            urls.refusal(requested.url())
                    .ifPresent(why -> faults.add(new InputError("/url", why.reason() + ": " + why.detail())));
        }
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(faults);
        }
    }

    private Watch add(WatchRequest requested, String owner) {
        return Objects.requireNonNull(transaction.execute(status -> {
            store.lock(owner);
            if (store.count(owner) >= settings.mostWatches()) {
                throw Problem.of(
                        HttpStatus.CONFLICT,
                        "too-many-watches",
                        "Too many watches",
                        "An owner may have at most %d. Delete one first.".formatted(settings.mostWatches()));
            }
            var id = ids.get();
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            pages.addWatched(id, requested, now);
            store.add(id, requested, owner, now);
            return get(id);
        }));
    }

    /**
     * Its open reviews are deleted with it; decided ones stay.
     *
     * @throws Problem (404) for an unknown one, (403) for one of another owner, unless the caller administers them
     */
    void delete(UUID id, ApiPrincipal caller) {
        var watch = get(id);
        if (!watch.owner().equals(caller.owner()) && !caller.administers(watch.owner())) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "not-your-owner",
                    "Not your owner",
                    "The watch belongs to another owner. Use a key of that owner, or of the owner admin.");
        }
        transaction.executeWithoutResult(status -> {
            pages.delete(id); // first, so that a look under way ends before
            reviews.deleteOpen(id);
        });
    }
}
