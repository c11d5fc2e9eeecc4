package org.modeltracker.api.evidence;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.security.ApiPrincipal;
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

/** Watches: pages whose differences are put up for review. */
@RestController
@RequestMapping("/v1/watches")
class WatchEndpoint {

    private final Watches watches;

    WatchEndpoint(Watches watches) {
        this.watches = watches;
    }

    /** Lists all watches, the oldest first. */
    @GetMapping
    Page<Watch> listWatches(PageRequest page) {
        return watches.list(page);
    }

    /**
     * Watches a page of a vendor. The tracker fetches it on a schedule and compares its text with the last one. A difference becomes an item of
     * {@code GET /v1/reviews}; nothing is recorded by itself.
     *
     * @param key for seven days, a repeated request with the same key returns the same watch
     */
    @ApiResponse(responseCode = "201", description = "The watch.", useReturnTypeSchema = true)
    @PostMapping
    ResponseEntity<Watch> createWatch(
            @RequestBody WatchRequest requested,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller) {
        var made = watches.create(requested, caller, KeyedRequest.of(caller.owner(), key, "/v1/watches", requested));
        return ResponseEntity.created(URI.create("/v1/watches/" + made.id())).body(made);
    }

    /** Returns one watch. */
    @GetMapping("/{id}")
    Watch getWatch(@PathVariable UUID id) {
        return watches.get(id);
    }

    /** Ends a watch of your owner, and deletes its open reviews. The admin may end every watch. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteWatch(@PathVariable UUID id, ApiPrincipal caller) {
        watches.delete(id, caller);
    }
}
