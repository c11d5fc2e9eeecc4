package org.modeltracker.api.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.citation.Citation;
import org.modeltracker.api.page.card.PictureCard;

/** The card of an event: its sentence, the answer before, and the source. */
final class EventCard {

    private static final int LONGEST_SENTENCE = 220;
    private static final int LONGEST_VALUE = 90;

    private EventCard() {}

    static PictureCard of(EventStory story) {
        var claim = story.event().claim();
        return new PictureCard(
                story.name(),
                ChatText.of(story.sentence(), LONGEST_SENTENCE),
                before(story),
                null,
                claim.effective().text() + " · "
                        + Citation.of(claim.source(), claim.observedAt()).words());
    }

    private static List<String> before(EventStory story) {
        if (!story.endings().isEmpty()) {
            return List.of(story.endings().getLast().retraction() ? "Since retracted" : "Since corrected");
        }
        boolean changed =
                !story.changes().isEmpty() && story.changes().getFirst().before() != null;
        return changed ? List.of("Before: " + value(story.changes().getFirst().before())) : List.of();
    }

    private static String value(@Nullable String answer) {
        return ChatText.of(String.valueOf(answer), LONGEST_VALUE);
    }
}
