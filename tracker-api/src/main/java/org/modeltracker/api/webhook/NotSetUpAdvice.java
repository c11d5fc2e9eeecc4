package org.modeltracker.api.webhook;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.modeltracker.api.webhook.signing.WebhooksNotSetUp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers requests for webhooks before the operator has set a key. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class NotSetUpAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(NotSetUpAdvice.class);

    private final ProblemWriter problems;

    NotSetUpAdvice(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler(WebhooksNotSetUp.class)
    void answer(WebhooksNotSetUp thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        LOG.warn("refused a request for a webhook: {}", thrown.getMessage());
        problems.answer(
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "webhooks-not-set-up",
                        "Webhooks not set up",
                        String.valueOf(thrown.getMessage())),
                request,
                response);
    }
}
