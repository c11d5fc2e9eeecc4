package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.List;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.answer.AnswerJson;
import org.modeltracker.core.log.EnvelopeJson;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.overview.AnswerMove;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts an event, and what it changed, into the words and the bytes that are sent. */
@Component
class MessageComposer {

    private final JsonMapper json;
    private final EnvelopeJson envelopes;
    private final AnswerJson answers;
    private final Links links;

    MessageComposer(JsonMapper json, Links links) {
        this.json = json;
        this.envelopes = new EnvelopeJson(json);
        this.answers = new AnswerJson(json);
        this.links = links;
    }

    /** @param moves of the change */
    Message of(AnswerChange change, SentenceContext it, List<AnswerMove> moves, Instant now) {
        var concern = change.concern();
        var event = concern.event();
        var claim = event.claim();
        var type = EventTypeRegistry.type(claim.data());
        var sentence = sentence(change, it);
        var page = links.event(event.id());
        var data = (ObjectNode) envelopes.tree(event);
        var told = data.putObject("change").put("changes_answer", change.changesAnswer());
        told.set("at", json.valueToTree(change.at()));
        told.set("previous", answers.of(change.previous()));
        told.set("current", answers.of(change.current()));
        told.put("sentence", sentence).put("page", page);
        return new Message(
                concern.id(),
                event.position(),
                type,
                body(type, concern.happens(), data),
                sentence,
                page,
                change.changesAnswer(),
                concern.historical(),
                now,
                moves.isEmpty() ? null : json.writeValueAsString(moves),
                new Message.Chat(chat(change, it, sentence), page));
    }

    /** What the event says; for what it only bears on, the answer that came of it. */
    private static String sentence(AnswerChange change, SentenceContext it) {
        var current = change.current();
        return change.concern().affectedKey() == null || current == null
                ? change.sentence(it)
                : "%s: %s%s"
                        .formatted(
                                change.told(it),
                                current.effectiveData().sentence(it),
                                current.disputed() ? ", but sources disagree" : "");
    }

    /** The sentence, what was before, who says it, and the day. */
    private static String chat(AnswerChange change, SentenceContext it, String sentence) {
        var claim = change.concern().event().claim();
        var due = change.concern().due();
        var day = due == null ? claim.effective().text() : due.toString().substring(0, 10);
        boolean atLatest = due == null && claim.effectiveBasis() == EffectiveBasis.FIRST_SEEN;
        return ChatText.of("%s%s (%s, %s%s)"
                .formatted(
                        sentence,
                        states(change),
                        it.organisation(claim.source().publisher()),
                        day,
                        atLatest ? " at the latest" : ""));
    }

    /** From which state to which; empty for prices, whose sentences say it themselves. */
    private static String states(AnswerChange change) {
        var before = change.previous() == null
                ? null
                : change.previous().effectiveData().word();
        var now = change.current() == null
                ? null
                : change.current().effectiveData().word();
        return before == null || now == null || before.equals(now)
                ? ""
                : "; %s → %s".formatted(before.replace('_', ' '), now.replace('_', ' '));
    }

    /** Standard Webhooks 1.0.0: type, timestamp and data. */
    String body(String type, Instant timestamp, JsonNode data) {
        var body = json.createObjectNode().put("type", type).put("timestamp", timestamp.toString());
        body.set("data", data);
        return json.writeValueAsString(body);
    }
}
