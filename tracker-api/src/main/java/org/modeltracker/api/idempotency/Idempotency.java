package org.modeltracker.api.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.log.Commands;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes once what a repeated request asks for, and finds it again (draft-ietf-httpapi-idempotency-key-header). The key is stored in the transaction
 * that makes it, so neither is there without the other. A refusal is not stored: nothing happened that could happen twice.
 */
@Component
public class Idempotency {

    /** How long a key is remembered. */
    private static final Duration RETENTION = Duration.ofDays(7);

    private final IdempotencyStore store;
    private final Commands commands;
    private final Clock clock;

    Idempotency(IdempotencyStore store, Commands commands, Clock clock) {
        this.store = store;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * @param make in the transaction that stores the key
     * @param reference where to find what was made
     * @param again finds it for a repeated request; null where nothing came of it, and it is made after all
     * @throws Problem (422) for a key that came with another request before, (503) while that one is under way
     */
    public <T> T once(
            KeyedRequest request,
            Supplier<T> make,
            Function<T, Reference> reference,
            Function<Reference, @Nullable T> again) {
        if (request.key() == null) {
            return make.get();
        }
        return commands.inTransaction(() -> foundOrMade(request, make, reference, again));
    }

    /** What this request made before, if it did: for what takes long and is needed for something new alone. */
    public Optional<Reference> earlier(KeyedRequest request) {
        return request.key() == null ? Optional.empty() : store.find(request).map(stored -> same(request, stored));
    }

    private <T> T foundOrMade(
            KeyedRequest request,
            Supplier<T> make,
            Function<T, Reference> reference,
            Function<Reference, @Nullable T> again) {
        store.lock(request);
        store.forgetBefore(clock.instant().minus(RETENTION));
        var found = earlier(request).map(again).orElse(null);
        if (found != null) {
            return found;
        }
        var made = make.get();
        store.keep(request, reference.apply(made), clock.instant());
        return made;
    }

    private static Reference same(KeyedRequest request, IdempotencyStore.Stored stored) {
        if (!stored.digest().equals(request.digest())) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "The idempotency key came with another request before",
                    "This request differs from the one that the Idempotency-Key came with first: use a new key for a new request.");
        }
        return stored.reference();
    }
}
