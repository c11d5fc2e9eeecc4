package org.modeltracker.api.claim;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.idempotency.Idempotency;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.idempotency.Reference;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.claim.EnvelopeReader;
import org.modeltracker.core.claim.EnvelopeReader.Reading;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Records one claim. */
@RestController
class RecordEndpoint {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,3})(?:$|[,;\\s])");
    private static final long LONGEST_WAIT = 30;

    private final EnvelopeReader reader;
    private final ClaimRecording recording;
    private final Idempotency idempotency;
    private final EventLog log;
    private final ProjectionDaemon views;

    RecordEndpoint(
            EnvelopeReader reader,
            ClaimRecording recording,
            Idempotency idempotency,
            EventLog log,
            ProjectionDaemon views) {
        this.reader = reader;
        this.recording = recording;
        this.idempotency = idempotency;
        this.log = log;
        this.views = views;
    }

    /**
     * Records one event envelope.
     *
     * @param prefer {@code wait=5} answers when the views know the event too, or after 5 seconds
     * @param key a request repeated under the same key within seven days gets the first answer again
     * @return 201 with the stored event, and warnings where an earlier date of the publisher still counts; 200 when it was known already
     */
    @ApiResponse(
            responseCode = "201",
            description = "The stored event.",
            content = @Content(schema = @Schema(ref = StoredClaim.SHAPE)))
    @ApiResponse(
            responseCode = "200",
            description = "The event was known already.",
            content = @Content(schema = @Schema(ref = StoredClaim.SHAPE)))
    @PostMapping(path = "/v1/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<StoredClaim> recordEvent(
            @RequestBody String body,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller) {
        return once(KeyedRequest.of(caller.owner(), key, "/v1/events", body), () -> reader.read(body), prefer, caller);
    }

    /**
     * Records what a request brings, once, and answers with the stored event.
     *
     * @param prefer the header of that name (RFC 7240)
     */
    ResponseEntity<StoredClaim> once(
            KeyedRequest request, Supplier<Reading> reading, @Nullable String prefer, ApiPrincipal caller) {
        var stored = idempotency.once(
                request,
                () -> recording.record(reading.get(), caller),
                made -> new Reference("event", made.event().id().toString(), made.isNew()),
                found -> new RecordingResult.Stored(log.byId(found.uuid()).orElseThrow(), found.isNew(), List.of()));
        awaitViews(stored.event(), Objects.requireNonNullElse(prefer, ""));
        var address = URI.create("/v1/events/" + stored.event().id());
        var answer = stored.isNew()
                ? ResponseEntity.created(address)
                : ResponseEntity.ok().location(address);
        return answer.body(StoredClaim.of(stored));
    }

    private void awaitViews(RecordedEvent event, String prefer) {
        var wait = WAIT.matcher(prefer);
        if (wait.find()) {
            views.await(event.position(), Duration.ofSeconds(Math.min(Long.parseLong(wait.group(1)), LONGEST_WAIT)));
        }
    }
}
