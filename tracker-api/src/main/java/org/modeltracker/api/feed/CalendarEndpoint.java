package org.modeltracker.api.feed;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Announced dates as a calendar. */
@RestController
class CalendarEndpoint {

    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final DatedThings things;
    private final Addresses addresses;

    CalendarEndpoint(DatedThings things, Addresses addresses) {
        this.things = things;
        this.addresses = addresses;
    }

    /**
     * Returns announced dates as iCalendar (RFC 5545): prices, states and releases announced ahead, and dated windows of expectations. A
     * correction keeps the UID and raises SEQUENCE. A retracted date stays in the calendar as CANCELLED.
     */
    @ApiResponse(
            responseCode = "200",
            description = "The calendar.",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
    @GetMapping("/feeds/calendar.ics")
    ResponseEntity<String> getCalendar(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") Set<String> model,
            SubjectTimes times) {
        var effectiveAt =
                times.asked().effectiveAt() == null ? null : times.moment().effectiveAt();
        var filter = new Filter(organisation, model, Set.of(), effectiveAt, null, null, null);
        var chosen = Stream.of(organisation, model)
                .flatMap(values -> values.stream().sorted())
                .collect(Collectors.joining(", "));
        var name = chosen.isEmpty() ? "AI models" : ChatText.of("AI models: " + chosen, 200);
        var found = things.of(filter, times.moment().asOf());
        return ResponseEntity.ok().contentType(CALENDAR).body(CalendarText.of(name, found, addresses));
    }
}
