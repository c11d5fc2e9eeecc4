package org.modeltracker.api.feed;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The newest hundred entries of the timeline as feeds. */
@RestController
class FeedEndpoint {

    private final FeedWriter writer;
    private final FeedTopics topics;
    private final Clock clock;

    FeedEndpoint(FeedWriter writer, FeedTopics topics, Clock clock) {
        this.writer = writer;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Returns the timeline as Atom (RFC 4287), RSS 2.0 or JSON Feed 1.1. An entry is updated when its claim is corrected or retracted. Where the
     * operator has enabled the hub, the feed and its {@code Link} headers name it ({@code rel="hub"}): it sends the feed to your callback (WebSub).
     *
     * @param form atom, rss or json
     * @param type an event type; corrections and retractions of such events are included
     */
    @ApiResponse(
            responseCode = "200",
            description = "The feed.",
            content = {
                @Content(mediaType = "application/atom+xml", schema = @Schema(type = "string")),
                @Content(mediaType = "application/rss+xml", schema = @Schema(type = "string")),
                @Content(mediaType = "application/feed+json", schema = @Schema(type = "object"))
            })
    @GetMapping("/feeds/timeline.{form:atom|rss|json}")
    ResponseEntity<byte[]> getTimelineFeed(
            @PathVariable String form,
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") Set<String> model,
            @RequestParam(defaultValue = "") @OneOf(ClaimData.class) Set<String> type,
            SubjectTimes times,
            HttpServletRequest request) {
        var effectiveAt =
                times.asked().effectiveAt() == null ? null : times.moment().effectiveAt();
        var filter = new Filter(organisation, model, type, effectiveAt, null, null, null);
        var given = request.getParameterMap();
        var choice = new FeedChoice(FeedForm.valueOf(form.toUpperCase(Locale.ROOT)), filter, FeedChoice.query(given));
        var hub = FeedChoice.isOfHub(given.keySet()) ? topics.hub() : null;
        return answer(choice.form(), writer.feed(choice, hub, times.moment().asOf(), until(times)));
    }

    /** What is ahead has not happened yet, whichever instant is asked for. */
    private Instant until(SubjectTimes times) {
        var now = clock.instant();
        var asked = times.moment().effectiveAt();
        return asked.isBefore(now) ? asked : now;
    }

    private ResponseEntity<byte[]> answer(FeedForm form, Feed feed) {
        var answer = ResponseEntity.ok().contentType(form.type());
        if (feed.hub() != null) {
            answer.header(HttpHeaders.LINK, link(feed.hub(), "hub"), link(feed.self(), "self"));
        }
        // A second may bring more than one event: until it is over, its end is no date that a reader could ask by.
        if (feed.updated().isBefore(clock.instant().truncatedTo(ChronoUnit.SECONDS))) {
            answer.lastModified(feed.updated());
        }
        return answer.body(writer.bytes(form, feed));
    }

    private static String link(String to, String relation) {
        return "<%s>; rel=\"%s\"".formatted(to, relation);
    }
}
