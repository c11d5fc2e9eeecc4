package org.modeltracker.api.log;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.cache.SameForAll;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.HasNextPage;
import org.modeltracker.api.http.request.Limit;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.EventLog.Filter;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.RecordedEvent;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The event log in position order: as pages, as a download, or live. */
@RestController
@RequestMapping("/v1/events")
class EventsEndpoint {

    private final EventLog log;
    private final EventStreams streams;

    EventsEndpoint(EventLog log, EventStreams streams) {
        this.log = log;
        this.streams = streams;
    }

    record Page(List<RecordedEvent> data, Link page) implements HasNextPage {

        @Override
        public Optional<Next> next() {
            return page.hasMore() ? Optional.of(new Next("after", Long.toString(page.nextAfter()))) : Optional.empty();
        }
    }

    /** @param nextAfter pass it as {@code after} to get the next events, now or later; always present */
    record Link(long nextAfter, boolean hasMore) {}

    /** @param endedBy the events that corrected or retracted it */
    @Schema(ref = "#/components/schemas/Recorded")
    record Event(@JsonUnwrapped RecordedEvent event, List<RecordedEvent> endedBy) {}

    /**
     * Lists events in position order, page by page. As x-ndjson it returns the rest of the log. As event-stream it follows the log live;
     * {@code Last-Event-ID} resumes without a gap or a repeat.
     */
    @GetMapping
    @SameForAll
    Page listEvents(
            @RequestParam(defaultValue = "0") String after,
            Limit limit,
            @RequestParam(defaultValue = "") @OneOf(ClaimData.class) Set<String> type,
            @RequestParam(defaultValue = "") Set<String> model,
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") Set<String> publisher) {
        int most = limit.value();
        long from = position(after, "after");
        long head = log.head();
        var found = log.after(from, most + 1, new Filter(type, model, organisation, publisher));
        var data = found.subList(0, Math.min(most, found.size()));
        boolean more = found.size() > most;
        long next = more ? data.getLast().position() : Math.max(from, Math.max(head, last(found)));
        return new Page(data, new Link(next, more));
    }

    /** Returns the rest of the log, one event per line. */
    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> downloadEvents(
            @RequestParam(defaultValue = "0") String after,
            @RequestParam(defaultValue = "") @OneOf(ClaimData.class) Set<String> type,
            @RequestParam(defaultValue = "") Set<String> model,
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") Set<String> publisher) {
        var filter = new Filter(type, model, organisation, publisher);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(streams.rest(position(after, "after"), filter));
    }

    /** Follows the log live. The id of an event is its position, so {@code Last-Event-ID} resumes without a gap or a repeat. */
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter followEvents(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @Nullable ApiPrincipal caller,
            @RequestParam(defaultValue = "0") String after,
            @RequestParam(defaultValue = "") @OneOf(ClaimData.class) Set<String> type,
            @RequestParam(defaultValue = "") Set<String> model,
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") Set<String> publisher) {
        long from = last == null ? position(after, "after") : position(last, "Last-Event-ID");
        return streams.live(from, new Filter(type, model, organisation, publisher), caller);
    }

    /** Returns one event, with the events that corrected or retracted it. */
    @GetMapping("/{id}")
    @SameForAll
    Event getEvent(@PathVariable UUID id) {
        return log.byId(id)
                .map(event -> new Event(event, log.actingOn(id)))
                .orElseThrow(() -> Problem.notFound("the event %s is unknown".formatted(id)));
    }

    private static long last(List<RecordedEvent> events) {
        return events.isEmpty() ? 0 : events.getLast().position();
    }

    private static long position(String text, String name) {
        try {
            long position = Long.parseLong(text);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // refused below, like a negative one
        }
        throw Problem.parameter(name, "must be a log position (a whole number of 0 or more)");
    }
}
