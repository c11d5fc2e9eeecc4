package org.modeltracker.api.claim;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.claim.EnvelopeReader.Reading;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.RecordedEvent;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Corrects a claim, or takes it back. The parameters are those of recording one. */
@RestController
@RequestMapping(path = "/v1/events/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
class AmendEndpoint {

    private final Amendment amendments;
    private final RecordEndpoint recording;
    private final EventLog log;

    AmendEndpoint(Amendment amendments, RecordEndpoint recording, EventLog log) {
        this.amendments = amendments;
        this.recording = recording;
        this.log = log;
    }

    /**
     * Puts another claim in the place of one that is wrong. The body is the new envelope, and the reason.
     *
     * @param key a request repeated under the same key within seven days gets the first answer again
     */
    @ApiResponse(
            responseCode = "201",
            description = "The stored event.",
            content = @Content(schema = @Schema(ref = StoredClaim.SHAPE)))
    @ApiResponse(
            responseCode = "200",
            description = "The event was known already.",
            content = @Content(schema = @Schema(ref = StoredClaim.SHAPE)))
    @PostMapping("/correction")
    ResponseEntity<StoredClaim> correctEvent(
            @PathVariable UUID id,
            @RequestBody String body,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller) {
        var target = find(id);
        var request = KeyedRequest.of(caller.owner(), key, "/v1/events/" + id + "/correction", body);
        return amend(request, () -> amendments.correction(target, body), prefer, caller);
    }

    /**
     * Takes a claim back. The body says why, when, and who.
     *
     * @param key a request repeated under the same key within seven days gets the first answer again
     */
    @ApiResponse(
            responseCode = "201",
            description = "The stored event.",
            content = @Content(schema = @Schema(ref = StoredClaim.SHAPE)))
    @ApiResponse(
            responseCode = "200",
            description = "The event was known already.",
            content = @Content(schema = @Schema(ref = StoredClaim.SHAPE)))
    @PostMapping("/retraction")
    ResponseEntity<StoredClaim> retractEvent(
            @PathVariable UUID id,
            @RequestBody String body,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller) {
        var target = find(id);
        var request = KeyedRequest.of(caller.owner(), key, "/v1/events/" + id + "/retraction", body);
        return amend(request, () -> amendments.retraction(target, body), prefer, caller);
    }

    private ResponseEntity<StoredClaim> amend(
            KeyedRequest request, Supplier<Reading> reading, @Nullable String prefer, ApiPrincipal caller) {
        try {
            return recording.once(request, reading, prefer, caller);
        } catch (Problem problem) {
            throw Amendment.inTermsOfTheBody(problem);
        }
    }

    private RecordedEvent find(UUID id) {
        return log.byId(id).orElseThrow(() -> Problem.notFound("the event %s is unknown".formatted(id)));
    }
}
