package org.modeltracker.api.security;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.modeltracker.api.http.Cursor;
import org.modeltracker.api.http.Page;
import org.modeltracker.api.http.PageRequest;
import org.modeltracker.api.http.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys, for whoever may administer them. */
@RestController
@RequestMapping("/v1/keys")
class KeyEndpoint {

    private static final String AFTER = "after";

    private final Keys keys;
    private final KeyStore store;
    private final Clock clock;

    KeyEndpoint(Keys keys, KeyStore store, Clock clock) {
        this.keys = keys;
        this.store = store;
        this.clock = clock;
    }

    /** @param key shown in this one answer only */
    record NewKey(UUID id, String name, String owner, String key, List<String> scopes) {}

    /** Makes a key. It is shown in this answer, and never again. */
    @PostMapping
    ResponseEntity<NewKey> make(@RequestBody KeyOrder order) {
        var faults = order.faults();
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(faults);
        }
        var made = keys.make(order.name(), order.owner(), new LinkedHashSet<>(order.scopes()));
        var stored = made.stored();
        return ResponseEntity.created(URI.create("/v1/keys/" + stored.id()))
                .cacheControl(CacheControl.noStore())
                .body(new NewKey(stored.id(), stored.name(), stored.owner(), made.key(), stored.scopes()));
    }

    /** The keys, without their secrets. */
    @GetMapping
    Page<StoredKey> list(PageRequest page) {
        var cursor = page.cursor();
        var rows = store.list(cursor == null ? null : id(cursor), page.rows());
        return page.page(rows, key -> new Cursor(Map.of(AFTER, key.id().toString())));
    }

    /** One key, without its secret. */
    @GetMapping("/{id}")
    StoredKey get(@PathVariable UUID id) {
        return store.get(id).orElseThrow(KeyEndpoint::unknown);
    }

    /** From then on the key is refused. What was made with it stays its owner's. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id) {
        if (!store.revoke(id, clock.instant())) {
            throw unknown();
        }
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
