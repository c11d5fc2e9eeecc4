package org.modeltracker.api.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.modeltracker.api.digest.Digest;
import org.modeltracker.api.digest.DigestChoice;
import org.modeltracker.api.digest.DigestRange;
import org.modeltracker.api.digest.Digests;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.api.webhook.DueDigests.DueDigest;
import org.modeltracker.core.background.PollingLoop;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the deliveries of digests when their hour comes, each once: the hour of the next one moves in the same transaction. After a pause one
 * digest covers all that was missed.
 */
@Component
class ScheduledDigests implements PollingLoop.Round {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofNanos(1_000);

    private final DueDigests dueDigests;
    private final Digests digests;
    private final DigestComposer composer;
    private final Messages messages;
    private final Deliveries deliveries;
    private final DeliveryWorker sender;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private UUID served = new UUID(0, 0);

    ScheduledDigests(
            DueDigests dueDigests,
            Digests digests,
            DigestComposer composer,
            Messages messages,
            Deliveries deliveries,
            DeliveryWorker sender,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.dueDigests = dueDigests;
        this.digests = digests;
        this.composer = composer;
        this.messages = messages;
        this.deliveries = deliveries;
        this.sender = sender;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public Duration work() {
        var now = clock.instant().minus(MOMENT);
        var due = dueDigests.next(now, served);
        if (due.isEmpty()) {
            return LOOK_AGAIN;
        }
        served = due.get().webhook().id();
        send(due.get(), now);
        return Duration.ZERO;
    }

    private void send(DueDigest due, Instant now) {
        var schedule = due.webhook().order().schedule();
        if (schedule == null) {
            return;
        }
        var until = due.at();
        for (var next = schedule.next(until); !next.isAfter(now); next = schedule.next(next)) {
            until = next;
        }
        var end = until;
        var message = composer.message(id(due), end, digest(due, end));
        boolean made = Boolean.TRUE.equals(transaction.execute(status -> {
            messages.hold();
            if (!dueDigests.moveOn(due, end, schedule.next(end))) {
                return false;
            }
            messages.addNews(List.of(message));
            deliveries.plan(due.webhook().id(), message.id(), now);
            return true;
        }));
        if (made) {
            sender.wake();
        }
    }

    private static UUID id(DueDigest due) {
        return UUID.nameUUIDFromBytes(
                ("digest " + due.webhook().id() + " " + due.at()).getBytes(StandardCharsets.UTF_8));
    }

    private Digest digest(DueDigest due, Instant end) {
        var order = due.webhook().order();
        var last = end.minus(MOMENT);
        var times = new SubjectTimes(new TemporalPoint(last, 0, null), new TimeParameters(null, null, null));
        var choice = new DigestChoice(
                Set.copyOf(order.types()), Set.of(), subject -> wants(order, subject), DigestChoice.LINES);
        return digests.of(
                new DigestRange(null, due.from().toString(), last.toString(), "recorded", Set.of(), times, choice));
    }

    private static boolean wants(WebhookRequest order, Subject subject) {
        if (order.models().isEmpty() && order.organisations().isEmpty()) {
            return true;
        }
        return order.organisations().contains(subject.organisationSide())
                || (subject.kind() == Subject.Kind.MODEL
                        && order.models().stream().anyMatch(model -> like(model, subject.id())));
    }

    /** @param pattern in which {@code *} stands for anything */
    private static boolean like(String pattern, String id) {
        return Pattern.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", id);
    }
}
