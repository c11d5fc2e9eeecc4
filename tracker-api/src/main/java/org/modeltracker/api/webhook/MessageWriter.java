package org.modeltracker.api.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.answer.ChangeDetector;
import org.modeltracker.core.answer.EventImpact;
import org.modeltracker.core.answer.SentenceContexts;
import org.modeltracker.core.overview.AnswerMoves;
import org.springframework.stereotype.Component;

/** Makes the messages of news, as far as there are none, and keeps them until the transaction ends. */
@Component
class MessageWriter {

    private final ChangeDetector changes;
    private final SentenceContexts contexts;
    private final AnswerMoves moves;
    private final MessageComposer composer;
    private final Messages messages;
    private final Clock clock;

    MessageWriter(
            ChangeDetector changes,
            SentenceContexts contexts,
            AnswerMoves moves,
            MessageComposer composer,
            Messages messages,
            Clock clock) {
        this.changes = changes;
        this.contexts = contexts;
        this.moves = moves;
        this.composer = composer;
        this.messages = messages;
        this.clock = clock;
    }

    /** Of what events did when they were recorded. */
    void write(List<EventImpact> concerns) {
        var unwritten = messages.unwritten(concerns);
        if (!unwritten.isEmpty()) {
            add(changes.of(unwritten));
        }
    }

    void add(List<AnswerChange> made) {
        var now = clock.instant();
        var told = contexts.ofChanges(made);
        var moved = moves.of(made);
        messages.addNews(made.stream()
                .map(change -> {
                    var id = change.concern().id();
                    return composer.of(
                            change, Objects.requireNonNull(told.get(id)), moved.getOrDefault(id, List.of()), now);
                })
                .toList());
    }
}
