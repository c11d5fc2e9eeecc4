package org.modeltracker.api.claim;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.Problem;
import org.modeltracker.api.security.Caller;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.EnvelopeReader;
import org.modeltracker.core.claim.EnvelopeReader.Reading;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.claim.Recorder.Outcome;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.Views;
import org.modeltracker.core.model.Recorded;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records one claim, or corrects or retracts one. */
@RestController
@RequestMapping(path = "/v1/events", consumes = MediaType.APPLICATION_JSON_VALUE)
class RecordEndpoint {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,3})(?:$|[,;\\s])");
    private static final long LONGEST_WAIT = 30;

    private final EnvelopeReader reader;
    private final Amendment amendments;
    private final Recorder recorder;
    private final Idempotency idempotency;
    private final EventLog log;
    private final Views views;

    RecordEndpoint(
            EnvelopeReader reader,
            Amendment amendments,
            Recorder recorder,
            Idempotency idempotency,
            EventLog log,
            Views views) {
        this.reader = reader;
        this.amendments = amendments;
        this.recorder = recorder;
        this.idempotency = idempotency;
        this.log = log;
        this.views = views;
    }

    /**
     * Records one event envelope.
     *
     * @param prefer {@code wait=5} answers when the views know the event too, or after 5 seconds
     * @param key the same key and body get the first answer again
     * @return 201 with the stored event; 200 when it was known already
     */
    @PostMapping
    ResponseEntity<Recorded> record(
            @RequestBody String body,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        return answer(idempotency.once(caller, key, "/v1/events", body, () -> record(reader.read(body), caller)), prefer);
    }

    /** Puts another claim in the place of one that is wrong. The body is the new envelope, and the reason. */
    @PostMapping("/{id}/correction")
    ResponseEntity<Recorded> correct(
            @PathVariable UUID id,
            @RequestBody String body,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var target = find(id);
        return answer(
                idempotency.once(caller, key, "/v1/events/" + id + "/correction", body, () -> amend(amendments.correction(target, body), caller)),
                prefer);
    }

    /** Takes a claim back. The body says why, when, and who. */
    @PostMapping("/{id}/retraction")
    ResponseEntity<Recorded> retract(
            @PathVariable UUID id,
            @RequestBody String body,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        var target = find(id);
        return answer(
                idempotency.once(caller, key, "/v1/events/" + id + "/retraction", body, () -> amend(amendments.retraction(target, body), caller)),
                prefer);
    }

    private Recorded find(UUID id) {
        return log.byId(id).orElseThrow(() -> Problem.notFound("the event %s is unknown".formatted(id)));
    }

    private Outcome.Stored amend(Reading reading, Caller caller) {
        try {
            return record(reading, caller);
        } catch (Problem problem) {
            throw Amendment.inTermsOfTheBody(problem);
        }
    }

    private Outcome.Stored record(Reading reading, Caller caller) {
        return switch (reading) {
            case Reading.Malformed malformed -> throw RecordingProblems.malformed(malformed.detail());
            case Reading.Faulty faulty -> throw RecordingProblems.faulty(faulty.faults());
            case Reading.Read(Draft draft) -> stored(recorder.record(List.of(draft), caller.owner(), false).getFirst());
        };
    }

    private static Outcome.Stored stored(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored stored -> stored;
            case Outcome.Refused refused -> throw RecordingProblems.of(refused.refusal());
        };
    }

    private ResponseEntity<Recorded> answer(Outcome.Stored stored, @Nullable String prefer) {
        var event = stored.event();
        var wait = WAIT.matcher(Objects.requireNonNullElse(prefer, ""));
        if (wait.find()) {
            long seconds = Math.min(Long.parseLong(wait.group(1)), LONGEST_WAIT);
            views.await(event.position(), Duration.ofSeconds(seconds));
        }
        var place = URI.create("/v1/events/" + event.id());
        return stored.isNew()
                ? ResponseEntity.created(place).body(event)
                : ResponseEntity.ok().location(place).body(event);
    }
}
