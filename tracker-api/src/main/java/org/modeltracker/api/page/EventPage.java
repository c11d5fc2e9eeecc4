package org.modeltracker.api.page;

import java.util.UUID;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.evidence.EvidenceAnswer;
import org.modeltracker.api.evidence.KeptEvidence;
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
    private final KeptEvidence evidence;
    private final Addresses addresses;

    EventPage(EventStories stories, KeptEvidence evidence, Addresses addresses) {
        this.stories = stories;
        this.evidence = evidence;
        this.addresses = addresses;
    }

    @GetMapping("/events/{id}")
    String event(@PathVariable UUID id, SubjectTimes times, Model page) {
        var story = story(id, times);
        page.addAttribute("story", story);
        page.addAttribute("title", ChatText.of(story.sentence(), LONGEST_TITLE));
        page.addAttribute("picture", addresses.event(id) + "/card.png");
        if (times.asked().asOf() == null) { // an answer of the past never changes, and evidence does
            evidence.of(id).filter(this::isKept).ifPresent(kept -> {
                page.addAttribute("evidence", kept);
                page.addAttribute("excerpt", EvidenceExcerpt.of(kept));
            });
        }
        return "event";
    }

    /** Or may be soon. */
    private boolean isKept(EvidenceAnswer answer) {
        return answer.state() != EvidenceAnswer.State.NONE || evidence.isOn() && answer.url() != null;
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
