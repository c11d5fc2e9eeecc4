package org.modeltracker.api.claim;

import java.util.List;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.claim.Refusal;
import org.modeltracker.core.model.InputError;
import org.springframework.http.HttpStatus;

/** Why an event was not recorded, as problem documents: one for each name. */
public final class RecordingProblems {

    private RecordingProblems() {}

    public static Problem faulty(List<InputError> faults) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "faulty-event",
                        "The event has faults",
                        "Nothing was stored. The errors list each fault with its place.")
                .with(faults);
    }

    public static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Faulty faulty -> faulty(faulty.faults());
            case Refusal.UnknownSubject unknown -> refused("unknown-subject", "The subject is unknown", unknown);
            case Refusal.Circle circle -> refused("identity-circle", "The model leads back to its own subject", circle);
            case Refusal.NoSuchEvent none -> refused("no-such-event", "There is no such event", none);
            case Refusal.NotActable no -> refused("not-actable", "The event is of another kind", no);
            case Refusal.OtherClaim other -> refused("other-claim", "This would be another claim", other);
            case Refusal.WithOthers others -> refused("refused-with-others", "All or none", others);
            case Refusal.IdTaken taken -> conflict("id-taken", "The id is taken", taken);
            case Refusal.EndedBefore ended -> conflict("already-ended", "The claim was ended before", ended);
        };
    }

    private static Problem refused(String type, String title, Refusal refusal) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        type,
                        title,
                        refusal.faults().getFirst().detail())
                .with(refusal.faults());
    }

    private static Problem conflict(String type, String title, Refusal.Conflict refusal) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        type,
                        title,
                        refusal.faults().getFirst().detail())
                .with(refusal.faults());
    }
}
