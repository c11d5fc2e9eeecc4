package org.modeltracker.api.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.overview.UpcomingItem;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts a reminder into words and bytes. */
@Component
class ReminderComposer {

    private final MessageComposer composer;
    private final Links links;
    private final JsonMapper json;
    private final Clock clock;

    ReminderComposer(MessageComposer composer, Links links, JsonMapper json, Clock clock) {
        this.composer = composer;
        this.links = links;
        this.json = json;
        this.clock = clock;
    }

    private record Moved(String fact, int days) {}

    Message message(Reminders.Due due) {
        var item = due.item();
        var now = clock.instant();
        var page = links.page(Subject.model(item.model()));
        var data = (ObjectNode) json.valueToTree(item);
        data.put("days_before", due.days()).put("page", page);
        var sentence = "%s: %s".formatted(left(item), item.sentence());
        return new Message(
                id(due),
                null,
                Reminders.TYPE,
                composer.body(Reminders.TYPE, now, data),
                sentence,
                page,
                true,
                false,
                now,
                json.writeValueAsString(Set.of(new Moved("upcoming", due.days()))),
                new Message.Chat(
                        "%s (%s)".formatted(sentence, item.source().publisher()), links.event(item.eventId())));
    }

    NewsTopic topic(Reminders.Due due) {
        var answer = due.item().answer();
        return new NewsTopic(
                id(due),
                Set.of(EventTypeRegistry.type(answer.effectiveData())),
                answer.question().subject(),
                answer.event().claim().subject());
    }

    private static String left(UpcomingItem item) {
        var days = item.daysLeft();
        var when = days == 0 ? "Today" : days == 1 ? "Tomorrow" : "In %d days".formatted(days);
        return "%s, %s".formatted(when, item.date().text());
    }

    /** The same for the same thing, date and lead, whichever event gives them now. */
    private static UUID id(Reminders.Due due) {
        var item = due.item();
        var thing = "%s %s %s %s"
                .formatted(item.answer().question(), item.kind(), item.date().text(), due.days());
        return UUID.nameUUIDFromBytes(("reminder " + thing).getBytes(StandardCharsets.UTF_8));
    }
}
