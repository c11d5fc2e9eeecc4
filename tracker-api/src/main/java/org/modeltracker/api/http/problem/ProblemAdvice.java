package org.modeltracker.api.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every failure of an endpoint becomes a problem. */
@RestControllerAdvice
public class ProblemAdvice {

    private final ProblemWriter problems;

    ProblemAdvice(ProblemWriter problems) {
        this.problems = problems;
    }

    /**
     * @throws Throwable what others answer (security), and what comes too late to be answered: the connection is then cut, so that nobody
     *     takes half a stream for the whole
     */
    @ExceptionHandler(Throwable.class)
    void answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws Throwable {
        if (thrown instanceof AccessDeniedException
                || thrown instanceof AuthenticationException
                || response.isCommitted()) {
            throw thrown;
        }
        problems.answer(thrown, request, response);
    }
}
