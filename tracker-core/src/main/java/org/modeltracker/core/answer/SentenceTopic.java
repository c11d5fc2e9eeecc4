package org.modeltracker.core.answer;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.SentenceContext.Reference;
import org.modeltracker.core.model.Subject;

/**
 * What a sentence speaks of.
 *
 * @param at valid time
 * @param subjects whom it may call by a name
 */
record SentenceTopic(
        UUID id,
        RecordedEvent event,
        long position,
        Instant at,
        Subject about,
        @Nullable FactKey key,
        Set<Subject> subjects) {

    /** @param knownAt the event at whose position it is told */
    static SentenceTopic of(RecordedEvent event, RecordedEvent knownAt, @Nullable FactKey key) {
        var claim = event.claim();
        var about = key == null ? claim.subject() : key.subject();
        return new SentenceTopic(
                event.id(),
                event,
                knownAt.position(),
                knownAt.recordedAt(),
                about,
                key,
                subjects(about, claim, Stream.of(claim.data())));
    }

    static SentenceTopic of(AnswerChange change) {
        var concern = change.concern();
        var event = concern.event();
        var told = Stream.concat(
                Stream.of(event.claim().data()),
                Stream.of(change.previous(), change.current())
                        .filter(Objects::nonNull)
                        .map(Answer::effectiveData));
        return new SentenceTopic(
                concern.id(),
                event,
                event.position(),
                event.recordedAt(),
                concern.subject(),
                concern.key(),
                subjects(concern.subject(), event.claim(), told));
    }

    Stream<UUID> references() {
        return event.claim().data().effectiveData().refersTo();
    }

    /** @param told the data of the event, and of the answers in the sentence */
    private static Set<Subject> subjects(Subject about, Claim claim, Stream<ClaimData> told) {
        return Stream.concat(
                        Stream.of(
                                about,
                                claim.subject(),
                                Subject.organisation(about.organisationSide()),
                                Subject.organisation(claim.source().publisher())),
                        told.flatMap(data -> data.effectiveData().mentions()))
                .collect(Collectors.toSet());
    }

    SentenceContext context(SubjectNames known, Map<UUID, Reference> references) {
        return new SentenceContext(about, key, known.at(subjects, position, at), references);
    }
}
