package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.modeltracker.api.http.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What a page cannot show, a page says: the same problems as over the API, for people. */
@ControllerAdvice(basePackageClasses = PageProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

    private final ProblemPage page;

    PageProblems(ProblemPage page) {
        this.page = page;
    }

    /** @throws Throwable what nobody foresaw, for whoever logs it */
    @ExceptionHandler(Throwable.class)
    ModelAndView answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws Throwable {
        return page.of(Problems.of(thrown).orElseThrow(() -> thrown), request, response);
    }
}
