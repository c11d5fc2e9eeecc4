package org.modeltracker.api.feed;

import static org.modeltracker.api.citation.Markdown.link;
import static org.modeltracker.api.citation.Markdown.literal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.citation.Citation;
import org.modeltracker.api.citation.Markdown;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.answer.EventImpact;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.SentenceContext;

/**
 * An event as feeds tell it.
 *
 * @param id stands for the event for ever, wherever the tracker moves
 * @param title plain text
 * @param html a fragment
 * @param page of the event
 * @param event its JSON
 * @param sourceUrl null where the source gave none
 * @param updated when it was recorded, or else when it was last corrected or retracted
 */
record FeedEntry(
        String id,
        String title,
        String html,
        String page,
        String event,
        @Nullable String sourceUrl,
        String author,
        List<String> tags,
        Instant published,
        Instant updated) {

    private static final int LONGEST_TITLE = 200;

    /**
     * @param endings what corrected or retracted it, in position order
     * @param told of all these events
     */
    static FeedEntry of(
            EventImpact concern, List<RecordedEvent> endings, Map<UUID, SentenceContext> told, Addresses addresses) {
        var event = concern.event();
        var claim = event.claim();
        var subject = claim.subject();
        var sentence = told(event, told);
        return new FeedEntry(
                "urn:uuid:" + event.id(),
                ChatText.of(sentence, LONGEST_TITLE),
                Markdown.html(text(concern, endings, told, addresses)),
                addresses.event(event.id()),
                addresses.of("/v1/events/" + event.id()),
                claim.source().url() == null ? null : ChatText.of(claim.source().url()),
                claim.source().publisher(),
                List.of(EventTypeRegistry.type(claim.data()), subject.id()),
                event.recordedAt(),
                endings.isEmpty() ? event.recordedAt() : endings.getLast().recordedAt());
    }

    /** What happened by itself, on its day. */
    static FeedEntry due(AnswerChange change, SentenceContext it, Addresses addresses) {
        var concern = change.concern();
        var event = concern.event();
        var claim = event.claim();
        var instant = concern.happens();
        var sentence = change.sentence(it);
        var html = "%s, %s.\n\n%s\n"
                .formatted(literal(sentence), PartialDate.from(instant).text(), source(event, addresses));
        return new FeedEntry(
                "urn:uuid:" + concern.id(),
                ChatText.of(sentence, LONGEST_TITLE),
                Markdown.html(html),
                addresses.page(concern.subject()),
                addresses.event(event.id()),
                claim.source().url() == null ? null : ChatText.of(claim.source().url()),
                claim.source().publisher(),
                List.of(
                        EventTypeRegistry.type(concern.effectiveData()),
                        concern.subject().id()),
                instant,
                instant);
    }

    private static String text(
            EventImpact concern, List<RecordedEvent> endings, Map<UUID, SentenceContext> told, Addresses addresses) {
        var event = concern.event();
        var text = new StringBuilder();
        endings.forEach(ending -> text.append("**")
                .append(ending(ending))
                .append("** by ")
                .append(link(told(ending, told), addresses.event(ending.id())))
                .append(".\n\n"));
        text.append(literal(told(event, told)))
                .append(event.claim().effectiveBasis() == EffectiveBasis.FIRST_SEEN ? ", by " : ", ")
                .append(event.claim().effective().text())
                .append('.');
        if (!concern.origin().id().equals(event.id())) {
            text.append(" It was first recorded as ")
                    .append(link(
                            told(concern.origin(), told),
                            addresses.event(concern.origin().id())))
                    .append('.');
        }
        return text.append("\n\n").append(source(event, addresses)).append('\n').toString();
    }

    private static String told(RecordedEvent event, Map<UUID, SentenceContext> told) {
        return event.claim().sentence(Objects.requireNonNull(told.get(event.id())));
    }

    private static String ending(RecordedEvent ending) {
        var day = ending.recordedAt().toString().substring(0, 10);
        return ending.claim().data() instanceof ClaimRetracted ? "Retracted on " + day : "Corrected on " + day;
    }

    private static String source(RecordedEvent event, Addresses addresses) {
        var claim = event.claim();
        var citation = Citation.of(claim.source(), claim.observedAt());
        var address = addresses.event(event.id());
        return "Source: " + link(citation.words(), Objects.requireNonNullElse(citation.url(), address)) + "; "
                + link("event " + event.position(), address) + ".";
    }
}
