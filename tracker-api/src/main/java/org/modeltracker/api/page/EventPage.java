package org.modeltracker.api.page;

import java.util.UUID;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.SubjectTimes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** One event: what it says, what it changed, who says so, and what became of it. */
@Controller
class EventPage {

    private static final int LONGEST_TITLE = 100;

    private final EventStories stories;
    private final Addresses addresses;

    EventPage(EventStories stories, Addresses addresses) {
        this.stories = stories;
        this.addresses = addresses;
    }

    @GetMapping("/events/{id}")
    String event(@PathVariable UUID id, SubjectTimes times, Model page) {
        var story = story(id, times);
        page.addAttribute("story", story);
        page.addAttribute("title", ChatText.of(story.sentence(), LONGEST_TITLE));
        page.addAttribute("picture", addresses.event(id) + "/card.png");
        return "event";
    }

    /** The picture that chat tools and social networks show beside a link to the page. */
    @GetMapping("/events/{id}/card.png")
    View card(@PathVariable UUID id, SubjectTimes times) {
        return EventCard.of(story(id, times));
    }

    private EventStory story(UUID id, SubjectTimes times) {
        return stories.find(id, times.moment().asOf())
                .orElseThrow(() -> Problem.notFound("the event %s is unknown".formatted(id)));
    }
}
