package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.modeltracker.api.http.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Who mistypes an address in a browser finds a page; programs get a problem in JSON, as everywhere under /v1. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownAddress {

    private final ProblemPage page;
    private final ProblemWriter problems;

    UnknownAddress(ProblemPage page, ProblemWriter problems) {
        this.page = page;
        this.problems = problems;
    }

    @ExceptionHandler(NoResourceFoundException.class)
    @Nullable
    ModelAndView answer(NoResourceFoundException unknown, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isBrowser(request)) {
            return page.of(Problems.of(unknown).orElseThrow(), request, response);
        }
        problems.answer(unknown, request, response);
        return null;
    }

    private static boolean isBrowser(HttpServletRequest request) {
        return String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html")
                && !request.getRequestURI().startsWith("/v1/");
    }
}
