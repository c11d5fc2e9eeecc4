package org.modeltracker.core.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code data} of an event. Each package has its own sealed interface of claim data. This interface lists what every kind of claim data
 * must answer, so a new kind compiles only when it does.
 */
public interface ClaimData {

    /** The data, or the replacement in a correction. */
    default ClaimData effectiveData() {
        return this;
    }

    /** Whether this kind of subject is what it speaks of. */
    default boolean isAbout(Subject.Kind kind) {
        return kind == Subject.Kind.MODEL;
    }

    /** Whether it brings a subject into the log that was unknown before. */
    default boolean createsSubject() {
        return false;
    }

    /** Another subject that must be known first, unless the claim is about it. */
    default Optional<Subject> requires() {
        return Optional.empty();
    }

    /** The field of {@code data} that names that subject. */
    default String requiresField() {
        return "";
    }

    /** Models that it names beside its subject, by the field of {@code data} that names them. They need not be known. */
    default Map<String, Subject> namedModels() {
        return Map.of();
    }

    /** One plain sentence for a reader, without a full stop. */
    String sentence(SentenceContext it);

    /** The same about a time to come. */
    default String announcement(SentenceContext it, PartialDate from) {
        return "From %s: %s".formatted(from, sentence(it));
    }

    /** What its sentences name beside the subject. */
    default Stream<Subject> mentions() {
        return Stream.empty();
    }

    /** The claims that its sentences retell. */
    default Stream<UUID> refersTo() {
        return Stream.empty();
    }

    /** How far it moved from an earlier answer to the same question, in words; empty if a number does not tell. */
    default Optional<String> movedFrom(ClaimData before) {
        return Optional.empty();
    }

    /** What is wrong with it beyond its shape; pointers are relative to {@code data}. */
    default Stream<InputError> faults() {
        return Stream.empty();
    }

    /**
     * What is wrong with it in the light of another subject.
     *
     * @param required the standing claims about the subject that it requires, the newest last
     */
    default Stream<InputError> faultsBeside(List<ClaimData> required) {
        return Stream.empty();
    }

    /**
     * What it means in the light of another subject: what it leaves out and that subject gives.
     *
     * @param required the standing claims about the subject that it requires, the newest last
     */
    default ClaimData beside(List<ClaimData> required) {
        return this;
    }

    /** The event that it acts on, where it does not speak for itself. */
    default Optional<UUID> amends() {
        return Optional.empty();
    }

    /** The field of {@code data} that names that event. */
    default String amendsField() {
        return "";
    }

    default boolean canAmend(ClaimData target) {
        return false;
    }

    /**
     * The question it answers, or none where it only acts on other events.
     *
     * @param root id of the original event, before any correction; it is the key of a fact that has no other key. For an amendment, the
     *     root of the amended event.
     */
    default Optional<FactKey> question(Subject subject, UUID root) {
        return Optional.empty();
    }

    /** False for "unknown" and "not reported": these never beat a statement and conflict with none. */
    default boolean asserts() {
        return true;
    }

    /** The one word by which lists filter this answer, if it has one: the state, the disclosure, the status. */
    default @Nullable String word() {
        return null;
    }

    /** Whether both can be true at once. Only asked of statements that answer the same question. */
    default boolean isCompatibleWith(ClaimData other) {
        return true;
    }

    /** How far their amounts are apart at most, as a share of the higher: from 0 to 1; empty if no amounts contradict each other. */
    default Optional<BigDecimal> gapTo(ClaimData other) {
        return Optional.empty();
    }

    /** Whether a reader would call both the same answer, so that the second prolongs the first. */
    default boolean sameAnswerAs(ClaimData other) {
        return equals(other);
    }

    /** The last day or instant of each part of it that has an end by its own words. */
    default Stream<PartialDate> ends() {
        return Stream.empty();
    }

    /** One plain sentence about the last of its ends, without a full stop. */
    default String endSentence(SentenceContext it) {
        return sentence(it);
    }

    /** What is left of it at an instant: parts that have ended are gone. */
    default ClaimData heldAt(Instant instant) {
        return this;
    }

    /** Whether all of it has ended, so that it no longer says what holds. */
    default boolean hasExpired() {
        return false;
    }

    /** Whether it says several things at once, of which a later claim may change one and repeat the others. */
    default boolean hasParts() {
        return false;
    }

    /** Whether it only repeats an earlier claim of its publisher in all that contradicts the rival. */
    default boolean repeats(ClaimData earlier, ClaimData rival) {
        return false;
    }

    /** Whether it takes the place of an earlier claim of its publisher under the key of another currency. */
    default boolean replacesAcrossCurrencies(ClaimData earlier) {
        return false;
    }

    /** Whether it says that an offer is gone. */
    default boolean delists() {
        return false;
    }

    /** A state for everybody that settles the matter for narrower audiences too. */
    default boolean coversAllAudiences() {
        return false;
    }

    /** Who measured, where this is a measurement. */
    default @Nullable String measuredBy() {
        return null;
    }

    /** Whether somebody other than the subject's own maker measured it. */
    default boolean independent(Subject subject, Source source) {
        return false;
    }

    /** The provider whose offering it speaks of; a confirmation by scope looks at this. */
    default String provider(Subject subject) {
        return subject.organisationSide();
    }
}
