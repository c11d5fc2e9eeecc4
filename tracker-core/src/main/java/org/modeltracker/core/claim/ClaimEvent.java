package org.modeltracker.core.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Subject;

/** Claims about claims: corrections, retractions, observations of a source. */
public sealed interface ClaimEvent extends ClaimData {

    /**
     * @param corrects id of the wrong event
     * @param replacement the new claim data; its times, source and quote are those of this event
     */
    @EventType(type = "claim.corrected")
    record ClaimCorrected(UUID corrects, Replacement replacement, String reason) implements ClaimEvent {

        @Override
        public ClaimData effectiveData() {
            return replacement.data();
        }

        @Override
        public boolean isAbout(Subject.Kind kind) {
            return true;
        }

        @Override
        public Optional<UUID> amends() {
            return Optional.of(corrects);
        }

        @Override
        public String amendsField() {
            return "corrects";
        }

        /** Only like takes the place of like. */
        @Override
        public boolean canAmend(ClaimData target) {
            return target.getClass() == replacement.data().getClass() && !(target instanceof ClaimEvent);
        }

        @Override
        public Stream<InputError> faults() {
            return replacement.data().faults().map(fault -> fault.under("/replacement/data"));
        }

        @Override
        public Stream<InputError> faultsBeside(List<ClaimData> required) {
            return replacement.data().faultsBeside(required).map(fault -> fault.under("/replacement/data"));
        }

        @Override
        public Optional<Subject> requires() {
            return replacement.data().requires();
        }

        @Override
        public String requiresField() {
            return replacement.data().requiresField();
        }

        @Override
        public String sentence(SentenceContext it) {
            return "Correction (%s): %s".formatted(reason, replacement.data().sentence(it));
        }

        @Override
        public String announcement(SentenceContext it, PartialDate from) {
            return "Correction (%s): %s".formatted(reason, replacement.data().announcement(it, from));
        }
    }

    /** A statement with the name of its type beside it. */
    record Replacement(
            @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "type")
            ClaimData data) {}

    /** @param retracts id of the retracted event */
    @EventType(type = "claim.retracted")
    record ClaimRetracted(UUID retracts, String reason) implements ClaimEvent {

        @Override
        public boolean isAbout(Subject.Kind kind) {
            return true;
        }

        @Override
        public Optional<UUID> amends() {
            return Optional.of(retracts);
        }

        @Override
        public String amendsField() {
            return "retracts";
        }

        @Override
        public boolean canAmend(ClaimData target) {
            return !(target instanceof ClaimRetracted);
        }

        @Override
        public String sentence(SentenceContext it) {
            return "Retraction of a claim about %s (%s)".formatted(it.subject(), reason);
        }
    }

    /**
     * The claims of this publisher in this scope were still true when observed.
     *
     * @param scope slugs of the providers covered; null for all
     * @param digest of what was read
     */
    @EventType(type = "source.observed")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SourceObserved(
            String publisher,
            @Nullable List<String> scope,
            @Nullable PartialDate observedAt,
            String digest) implements ClaimEvent {

        @Override
        public boolean isAbout(Subject.Kind kind) {
            return kind == Subject.Kind.ORGANISATION;
        }

        @Override
        public boolean createsSubject() {
            return true;
        }

        @Override
        public Stream<Subject> mentions() {
            return Stream.of(Subject.organisation(publisher));
        }

        @Override
        public String sentence(SentenceContext it) {
            return "%s was looked at again".formatted(it.organisation(publisher));
        }
    }
}
