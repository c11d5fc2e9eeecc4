package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/** A form sends its empty fields along. The address that people copy has only what they filled in. */
final class TidyAddress implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var query = request.getQueryString();
        if (query == null || !PageHeaders.isPage(handler)) {
            return true;
        }
        var kept = filled(query);
        if (kept.size() == query.split("&", -1).length) {
            return true;
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                HttpHeaders.LOCATION, request.getRequestURI() + (kept.isEmpty() ? "" : "?" + String.join("&", kept)));
        return false;
    }

    private static List<String> filled(String query) {
        return new ArrayList<>(Arrays.asList(query.split("&", -1)))
                .stream()
                        .filter(pair -> pair.contains("=") && !pair.endsWith("="))
                        .toList();
    }
}
