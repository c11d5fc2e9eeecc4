package org.modeltracker.api.claim;

import org.jspecify.annotations.Nullable;
import org.modeltracker.api.claim.SingleRecorder.Request;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.claim.EnvelopeReader;
import org.modeltracker.core.model.RecordedEvent;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Records one claim. */
@RestController
class RecordEndpoint {

    private final EnvelopeReader reader;
    private final SingleRecorder recorder;

    RecordEndpoint(EnvelopeReader reader, SingleRecorder recorder) {
        this.reader = reader;
        this.recorder = recorder;
    }

    /**
     * Records one event envelope.
     *
     * @param prefer {@code wait=5} answers when the views know the event too, or after 5 seconds
     * @param key a request repeated under the same key within seven days gets the first answer again
     * @return 201 with the stored event; 200 when it was known already
     */
    @PostMapping(path = "/v1/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RecordedEvent> record(
            @RequestBody String body,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = KeyedRequest.HEADER, required = false) @Nullable String key,
            ApiPrincipal caller) {
        return recorder.record(new Request("/v1/events", body, prefer, key, caller), () -> reader.read(body));
    }
}
