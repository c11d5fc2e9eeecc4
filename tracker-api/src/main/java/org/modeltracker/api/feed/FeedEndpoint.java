package org.modeltracker.api.feed;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** The newest hundred entries of the timeline as feeds. */
@RestController
class FeedEndpoint {

    private static final String TITLE = "Model-release tracker";

    private final FeedEntries entries;
    private final Addresses addresses;
    private final JsonMapper json;
    private final Clock clock;

    FeedEndpoint(FeedEntries entries, Addresses addresses, JsonMapper json, Clock clock) {
        this.entries = entries;
        this.addresses = addresses;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Returns the timeline as Atom (RFC 4287), RSS 2.0 or JSON Feed 1.1. An entry is updated when its claim is corrected or retracted.
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
        var feed = new Feed(
                addresses.of("/feeds/timeline" + query(request)),
                title(organisation, model, type),
                addresses.of(request.getRequestURI() + query(request)),
                addresses.of("/"),
                entries.newest(filter, times.moment().asOf(), until(times)));
        return answer(feed, FeedForm.valueOf(form.toUpperCase(Locale.ROOT)));
    }

    /** What is ahead has not happened yet, whichever instant is asked for. */
    private Instant until(SubjectTimes times) {
        var now = clock.instant();
        var asked = times.moment().effectiveAt();
        return asked.isBefore(now) ? asked : now;
    }

    private ResponseEntity<byte[]> answer(Feed feed, FeedForm form) {
        var answer = ResponseEntity.ok().contentType(form.type());
        // A second may bring more than one event: until it is over, its end is no date that a reader could ask by.
        if (feed.updated().isBefore(clock.instant().truncatedTo(ChronoUnit.SECONDS))) {
            answer.lastModified(feed.updated());
        }
        return answer.body(form.write(feed, json));
    }

    @SafeVarargs
    private static String title(Set<String>... choice) {
        var chosen =
                Stream.of(choice).flatMap(values -> values.stream().sorted()).collect(Collectors.joining(", "));
        return chosen.isEmpty() ? TITLE : ChatText.of(TITLE + ": " + chosen, 200);
    }

    /** The same for the same choice, in whatever order it was made. */
    private static String query(HttpServletRequest request) {
        var choice = new TreeMap<>(request.getParameterMap());
        choice.remove("format");
        return choice.entrySet().stream()
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .sorted()
                        .map(value -> parameter.getKey() + "=" + UriUtils.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("&"), joined -> joined.isEmpty() ? "" : "?" + joined));
    }
}
