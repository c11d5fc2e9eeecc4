package org.modeltracker.core.claim;

import java.util.List;
import java.util.UUID;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.Subject;

/** Why a claim was not recorded. Nothing of it is stored. */
public sealed interface Refusal {

    /** The fault and its place in the envelope, for a reader. */
    List<InputError> faults();

    /** Refusals because of the content of the log, not of the claim itself. */
    sealed interface Conflict extends Refusal {}

    /** The claim is not valid, whatever the log contains. */
    record Faulty(List<InputError> faults) implements Refusal {}

    record UnknownSubject(Subject subject, String pointer) implements Refusal {
        @Override
        public List<InputError> faults() {
            return List.of(new InputError(
                    pointer, "the %s %s is unknown".formatted(subject.kind().word(), subject.id())));
        }
    }

    /** The model that it names leads back to its own subject. */
    record Circle(Subject subject, String sameAs) implements Refusal {
        @Override
        public List<InputError> faults() {
            return List.of(new InputError(
                    "/data/same_as",
                    "%s is identified as %s already, so this would be a circle; retract that first"
                            .formatted(sameAs, subject.id())));
        }
    }

    /** The id belongs to another event. */
    record IdTaken(UUID id) implements Conflict {
        @Override
        public List<InputError> faults() {
            return List.of(new InputError("/id", "the id %s belongs to an event with different content".formatted(id)));
        }
    }

    /** The event that it acts on is not one of this subject's. */
    record NoSuchEvent(UUID id, String pointer) implements Refusal {
        @Override
        public List<InputError> faults() {
            return List.of(new InputError(pointer, "%s is not an event of this subject".formatted(id)));
        }
    }

    /** The event that it acts on was corrected or retracted before. */
    record EndedBefore(UUID id, String how, UUID by, String pointer) implements Conflict {
        @Override
        public List<InputError> faults() {
            return List.of(new InputError(pointer, "%s was %s by %s".formatted(id, how, by)));
        }
    }

    /** The event is of a kind that this cannot act on. */
    record NotActable(UUID id, String why, String pointer) implements Refusal {
        @Override
        public List<InputError> faults() {
            return List.of(new InputError(pointer, "%s %s".formatted(id, why)));
        }
    }

    /** A correction says something about another question, or comes from another publisher. */
    record OtherClaim(String pointer, String detail) implements Refusal {
        @Override
        public List<InputError> faults() {
            return List.of(new InputError(pointer, detail));
        }
    }

    /** Recorded all or none, and another one of them was refused. */
    record WithOthers() implements Refusal {
        @Override
        public List<InputError> faults() {
            return List.of(new InputError(
                    "", "was not recorded, because another event of this all-or-none request was refused"));
        }
    }
}
