package org.modeltracker.api.claim;

import java.util.List;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.claim.EnvelopeReader.Reading;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.springframework.stereotype.Component;

/** Records one event, whatever brings it: a request, a page or an agent. */
@Component
public class ClaimRecording {

    private final Recorder recorder;

    ClaimRecording(Recorder recorder) {
        this.recorder = recorder;
    }

    /** @throws Problem (400, 409, 422) for an event that cannot be recorded, naming each fault */
    public RecordingResult.Stored record(Reading reading, ApiPrincipal caller) {
        return switch (reading) {
            case Reading.Malformed malformed -> throw Problem.malformed(malformed.detail());
            case Reading.Faulty faulty -> throw RecordingProblems.faulty(faulty.faults());
            case Reading.Read(var draft) ->
                switch (recorder.record(List.of(draft), caller.owner(), false).getFirst()) {
                    case RecordingResult.Stored stored -> stored;
                    case RecordingResult.Refused(var refusal) -> throw RecordingProblems.of(refusal);
                };
        };
    }
}
