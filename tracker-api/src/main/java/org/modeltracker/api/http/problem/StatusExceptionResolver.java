package org.modeltracker.api.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/**
 * Spring's last resort, for what no advice could answer: it sends the status of Spring's own exceptions. It never takes a failure for a client
 * that left: Spring looks for words in the message, and would answer 200 for a lost database.
 */
public final class StatusExceptionResolver extends DefaultHandlerExceptionResolver {

    @Override
    @SuppressWarnings("NullAway") // null says that it is not resolved; Spring's signature does not tell
    protected @Nullable ModelAndView handleDisconnectedClientException(
            Exception failure, HttpServletRequest request, HttpServletResponse response, @Nullable Object handler) {
        return null;
    }
}
