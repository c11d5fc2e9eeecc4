package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.stream.Collectors;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.answer.DueChanges;
import org.modeltracker.core.log.RecordTimes;
import org.springframework.stereotype.Component;

/** What happened by itself while a part of the log that is replayed was recorded, for a webhook that was not sent it then. */
@Component
class MissedDueNews {

    private static final int MOST = 10_000;

    private final DueChanges due;
    private final RecordTimes times;
    private final Messages messages;
    private final MessageWriter writer;
    private final SubscriptionMatcher subscriptions;

    MissedDueNews(
            DueChanges due,
            RecordTimes times,
            Messages messages,
            MessageWriter writer,
            SubscriptionMatcher subscriptions) {
        this.due = due;
        this.times = times;
        this.messages = messages;
        this.writer = writer;
        this.subscriptions = subscriptions;
    }

    /** @param last the last position of the part; after the last part comes what happened since @return how many deliveries */
    int promise(Replay replay, long last, Instant now) {
        var until = last < replay.until() ? recordedAt(last) : replay.askedAt();
        var found = due.between(DueChanges.Filter.ALL, recordedAt(replay.position()), until, MOST);
        var wanted = subscriptions.wantedBy(
                replay.webhook(), found.stream().map(AnswerChange::concern).toList());
        if (wanted.isEmpty()) {
            return 0;
        }
        var ids =
                messages.unwritten(wanted).stream().map(concern -> concern.id()).collect(Collectors.toSet());
        var unwritten = found.stream()
                .filter(change -> ids.contains(change.concern().id()))
                .toList();
        if (!unwritten.isEmpty()) {
            writer.add(unwritten);
        }
        return subscriptions.promiseMissed(replay.webhook(), SubscriptionMatcher.topics(wanted), now);
    }

    private Instant recordedAt(long position) {
        return times.recordedAt(position).orElse(Instant.EPOCH);
    }
}
