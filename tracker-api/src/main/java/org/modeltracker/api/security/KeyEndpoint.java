package org.modeltracker.api.security;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.Cursor;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.idempotency.Idempotency;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.idempotency.Reference;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys, for callers with the scope {@code keys:admin}: keys of their own owner; for the owner {@code admin}, all keys. */
@RestController
@RequestMapping("/v1/keys")
class KeyEndpoint {

    private static final String AFTER = "after";

    private final Keys keys;
    private final KeyStore store;
    private final Idempotency idempotency;

    KeyEndpoint(Keys keys, KeyStore store, Idempotency idempotency) {
        this.idempotency = idempotency;
        this.keys = keys;
        this.store = store;
    }

    /** @param key the key; null in the answer to a repeated request. If you lose a key, revoke it and create another. */
    record NewKey(
            UUID id, String name, String owner, @Nullable String key, List<String> scopes) {

        static NewKey of(StoredKey stored, @Nullable String key) {
            return new NewKey(stored.id(), stored.name(), stored.owner(), key, stored.scopes());
        }
    }

    /**
     * Creates a key. Only this answer shows it. Its owner and its scopes must be those of your own key, unless the owner of your key is
     * {@code admin}.
     *
     * @param repeatable for seven days, a repeated request with the same Idempotency-Key returns the same id, without the key
     */
    @ApiResponse(responseCode = "201", description = "The key.", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<NewKey> createKey(
            @RequestBody KeyRequest order,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String repeatable,
            ApiPrincipal caller) {
        var faults = order.faults(caller);
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(faults);
        }
        var made = idempotency.once(
                KeyedRequest.of(caller.owner(), repeatable, "/v1/keys", order),
                () -> make(order),
                key -> Reference.to("key", key.id()),
                found -> NewKey.of(getKey(found.uuid(), caller), null));
        return ResponseEntity.created(URI.create("/v1/keys/" + made.id()))
                .cacheControl(CacheControl.noStore())
                .body(made);
    }

    private NewKey make(KeyRequest order) {
        var made = keys.make(order.name(), order.owner(), new LinkedHashSet<>(order.scopes()));
        return NewKey.of(made.stored(), made.key());
    }

    /** Lists the keys of your owner, without their secrets; for the owner {@code admin}, all keys. */
    @GetMapping
    Page<StoredKey> listKeys(PageRequest page, ApiPrincipal caller) {
        var cursor = page.cursor();
        var rows = store.list(caller, cursor == null ? null : id(cursor), page.rows());
        return page.page(rows, key -> new Cursor(Map.of(AFTER, key.id().toString())));
    }

    /** Returns one key, without its secret. */
    @GetMapping("/{id}")
    StoredKey getKey(@PathVariable UUID id, ApiPrincipal caller) {
        return store.get(id).filter(key -> caller.administers(key.owner())).orElseThrow(KeyEndpoint::unknown);
    }

    /** Revokes a key. Its owner keeps everything created with it. Webhooks of an owner without a working key pause. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeKey(@PathVariable UUID id, ApiPrincipal caller) {
        keys.revoke(getKey(id, caller));
    }

    private static UUID id(Cursor cursor) {
        try {
            return UUID.fromString(cursor.get(AFTER));
        } catch (IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such key.");
    }
}
