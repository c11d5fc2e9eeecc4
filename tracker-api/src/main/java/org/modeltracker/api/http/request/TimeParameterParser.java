package org.modeltracker.api.http.request;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.Caching;
import org.modeltracker.api.http.WaitingReads;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.projection.AsOfResolver;
import org.modeltracker.core.projection.AsOfResolver.AsOf;
import org.modeltracker.core.projection.DeadLetter;
import org.modeltracker.core.projection.DeadLetters;
import org.modeltracker.core.projection.ViewsBehind;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Turns the times that a reader wrote into a moment. A date means its last instant, UTC; {@code as_of} of digits only is a position. An answer
 * for an {@code as_of} in the past never changes again, and says so to caches.
 */
@Component
public class TimeParameterParser {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private static final int MOST_WARNINGS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AsOfResolver moments;
    private final DeadLetters deadLetters;
    private final Caching caching;
    private final WaitingReads waiting;

    TimeParameterParser(AsOfResolver moments, DeadLetters deadLetters, Caching caching, WaitingReads waiting) {
        this.moments = moments;
        this.deadLetters = deadLetters;
        this.caching = caching;
        this.waiting = waiting;
    }

    static TimeParameters asked(NativeWebRequest request) {
        return new TimeParameters(
                request.getParameter("effective_at"),
                request.getParameter("as_of"),
                request.getParameter("observed_by"));
    }

    /**
     * Waits a few seconds for a record time that the views have not reached yet.
     *
     * @throws org.modeltracker.core.projection.ViewsBehind when they did not reach it in time
     * @throws Problem (429) when many reads of the same reader wait already
     */
    public TemporalPoint resolve(TimeParameters asked) {
        try {
            return resolve(asked, Duration.ZERO);
        } catch (ViewsBehind notYet) {
            return waiting.with(() -> resolve(asked, PATIENCE));
        }
    }

    /** The moment of a position that the address names, as if {@code as_of} named it. */
    public TemporalPoint at(String position, NativeWebRequest request) {
        var asked = new TimeParameters(null, position, null);
        var moment = resolve(asked);
        describe(moment, asked, request);
        return moment;
    }

    private TemporalPoint resolve(TimeParameters asked, Duration patience) {
        return moments.resolve(
                instant("effective_at", asked.effectiveAt()),
                asOf(asked.asOf()),
                instant("observed_by", asked.observedBy()),
                patience);
    }

    /** Says how long an answer holds, and what it leaves out because it is set aside. */
    void describe(TemporalPoint moment, TimeParameters asked, NativeWebRequest request) {
        var response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        var leftOut = deadLetters.leftOut(moment.asOf(), model(request));
        var control = caching.of(asked.asOf() != null, leftOut);
        response.setHeader(HttpHeaders.CACHE_CONTROL, control.getHeaderValue());
        leftOut.stream()
                .limit(MOST_WARNINGS)
                .map(TimeParameterParser::warning)
                .filter(warning -> !response.getHeaders(HttpHeaders.WARNING).contains(warning))
                .forEach(warning -> response.addHeader(HttpHeaders.WARNING, warning));
    }

    private static String warning(DeadLetter letter) {
        return "199 - \"The event at position %d is set aside and left out; see /v1/dead-letters\""
                .formatted(letter.position());
    }

    /** The model that the address names; null where it names none. */
    private static @Nullable String model(NativeWebRequest request) {
        var variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return variables instanceof Map<?, ?> names && names.containsKey("organisation") && names.containsKey("model")
                ? names.get("organisation") + "/" + names.get("model")
                : null;
    }

    private static @Nullable AsOf asOf(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return POSITION.matcher(text).matches()
                ? new AsOf.Position(Long.parseLong(text))
                : new AsOf.At(QueryDate.parse("as_of", text).lastInstant());
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        return text == null ? null : QueryDate.parse(name, text).lastInstant();
    }
}
