package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.List;
import java.util.stream.Stream;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.model.PartialDate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The address that people copy has only what they filled in, and means the same tomorrow: empty fields of a form are left out, and so is a day
 * "as known on" that is not over yet. What is known on such a day is what is known now.
 */
final class CanonicalAddressRedirect implements HandlerInterceptor {

    private static final String AS_OF = "as_of=";

    private final Clock clock;

    CanonicalAddressRedirect(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var query = request.getQueryString();
        if (query == null || !PageHeaders.isPage(handler)) {
            return true;
        }
        var given = List.of(query.split("&", -1));
        var kept = given.stream().filter(this::says).toList();
        if (kept.size() == given.size()) {
            return true;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                HttpHeaders.LOCATION, request.getRequestURI() + (kept.isEmpty() ? "" : "?" + String.join("&", kept)));
        return false;
    }

    private boolean says(String pair) {
        return pair.contains("=") && !pair.endsWith("=") && !(pair.startsWith(AS_OF) && lasts(pair));
    }

    /** @throws Problem (400) if the day is in the future */
    private boolean lasts(String pair) {
        var now = clock.instant();
        var day = dates(pair.substring(AS_OF.length()))
                .filter(date -> date.lastInstant().isAfter(now))
                .findFirst();
        if (day.isPresent() && day.get().start().isAfter(now)) {
            throw Problem.parameter("as_of", "must not be in the future");
        }
        return day.isPresent();
    }

    /** Empty for a text that is not a date; its reader refuses it. */
    private static Stream<PartialDate> dates(String text) {
        try {
            return Stream.of(PartialDate.parse(URLDecoder.decode(text, StandardCharsets.UTF_8)));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Stream.empty();
        }
    }
}
