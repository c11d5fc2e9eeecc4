package org.modeltracker.core.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Fault;
import org.modeltracker.core.model.Statement;
import org.modeltracker.core.model.Stored;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.VagueDate;

/** What is said of claims: that one is corrected, taken back, or still stands. */
public sealed interface ClaimEvent extends Statement {

    /**
     * @param corrects id of the event that is wrong
     * @param replacement what takes its place; its times, source and quote are those of this event
     */
    @Stored(type = "claim.corrected")
    record ClaimCorrected(UUID corrects, Replacement replacement, String reason) implements ClaimEvent {

        @Override
        public Statement said() {
            return replacement.data();
        }

        @Override
        public boolean isAbout(Subject.Kind kind) {
            return true;
        }

        @Override
        public Optional<UUID> actsOn() {
            return Optional.of(corrects);
        }

        @Override
        public String actsOnField() {
            return "corrects";
        }

        /** Only like takes the place of like. */
        @Override
        public boolean canActOn(Statement target) {
            return target.getClass() == replacement.data().getClass() && !(target instanceof ClaimEvent);
        }

        @Override
        public Stream<Fault> faults() {
            return replacement.data().faults().map(fault -> fault.under("/replacement/data"));
        }

        @Override
        public Optional<Subject> requires() {
            return replacement.data().requires();
        }

        @Override
        public String sentence(String subject) {
            return "Correction (%s): %s".formatted(reason, replacement.data().sentence(subject));
        }
    }

    /** A statement with the name of its type beside it. */
    record Replacement(
            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "type")
            Statement data) {}

    /** @param retracts id of the event that is taken back */
    @Stored(type = "claim.retracted")
    record ClaimRetracted(UUID retracts, String reason) implements ClaimEvent {

        @Override
        public boolean isAbout(Subject.Kind kind) {
            return true;
        }

        @Override
        public Optional<UUID> actsOn() {
            return Optional.of(retracts);
        }

        @Override
        public String actsOnField() {
            return "retracts";
        }

        @Override
        public boolean canActOn(Statement target) {
            return !(target instanceof ClaimRetracted);
        }

        @Override
        public String sentence(String subject) {
            return "Retraction of a claim about %s (%s)".formatted(subject, reason);
        }
    }

    /**
     * What this publisher had standing in this scope still stood when it was observed.
     *
     * @param scope slugs of the providers covered; null for all
     * @param digest of what was read
     */
    @Stored(type = "source.observed")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SourceObserved(
            String publisher,
            @Nullable List<String> scope,
            @Nullable VagueDate observedAt,
            String digest) implements ClaimEvent {

        @Override
        public boolean isAbout(Subject.Kind kind) {
            return kind == Subject.Kind.ORGANISATION;
        }

        @Override
        public boolean introduces() {
            return true;
        }

        @Override
        public String sentence(String subject) {
            return "%s was looked at again".formatted(publisher);
        }
    }
}
