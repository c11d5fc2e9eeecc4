package org.modeltracker.api.claim;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.idempotency.Idempotency;
import org.modeltracker.api.idempotency.KeyedRequest;
import org.modeltracker.api.idempotency.Reference;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.claim.EnvelopeReader.Reading;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Records what one request brings, once, and answers with the stored event. */
@Component
class SingleRecorder {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,3})(?:$|[,;\\s])");
    private static final long LONGEST_WAIT = 30;

    private final Recorder recorder;
    private final Idempotency idempotency;
    private final EventLog log;
    private final ProjectionDaemon views;

    SingleRecorder(Recorder recorder, Idempotency idempotency, EventLog log, ProjectionDaemon views) {
        this.recorder = recorder;
        this.idempotency = idempotency;
        this.log = log;
        this.views = views;
    }

    /**
     * A request to record.
     *
     * @param place its path
     * @param prefer the header of that name (RFC 7240)
     * @param key the header Idempotency-Key
     */
    record Request(
            String place,
            String body,
            @Nullable String prefer,
            @Nullable String key,
            ApiPrincipal caller) {

        KeyedRequest keyed() {
            return KeyedRequest.of(caller.owner(), key, place, body);
        }
    }

    ResponseEntity<RecordedEvent> record(Request request, Supplier<Reading> reading) {
        var stored = idempotency.once(
                request.keyed(),
                () -> record(reading.get(), request.caller()),
                made -> new Reference("event", made.event().id().toString(), made.isNew()),
                found -> new RecordingResult.Stored(log.byId(found.uuid()).orElseThrow(), found.isNew()));
        awaitViews(stored.event(), Objects.requireNonNullElse(request.prefer(), ""));
        var place = URI.create("/v1/events/" + stored.event().id());
        var answer = stored.isNew()
                ? ResponseEntity.created(place)
                : ResponseEntity.ok().location(place);
        return answer.body(stored.event());
    }

    private RecordingResult.Stored record(Reading reading, ApiPrincipal caller) {
        return switch (reading) {
            case Reading.Malformed malformed -> throw Problem.malformed(malformed.detail());
            case Reading.Faulty faulty -> throw RecordingProblems.faulty(faulty.faults());
            case Reading.Read read ->
                stored(recorder.record(List.of(read.draft()), caller.owner(), false)
                        .getFirst());
        };
    }

    private static RecordingResult.Stored stored(RecordingResult outcome) {
        return switch (outcome) {
            case RecordingResult.Stored stored -> stored;
            case RecordingResult.Refused refused -> throw RecordingProblems.of(refused.refusal());
        };
    }

    private void awaitViews(RecordedEvent event, String prefer) {
        var wait = WAIT.matcher(prefer);
        if (wait.find()) {
            views.await(event.position(), Duration.ofSeconds(Math.min(Long.parseLong(wait.group(1)), LONGEST_WAIT)));
        }
    }
}
