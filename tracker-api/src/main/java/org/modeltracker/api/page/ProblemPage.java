package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A problem as people read it. */
@Component
class ProblemPage {

    private final Clock clock;

    ProblemPage(Clock clock) {
        this.clock = clock;
    }

    ModelAndView of(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        PageHeaders.write(request, response);
        response.setStatus(problem.status());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.headers().forEach(response::setHeader);
        var page = new ModelAndView("problem");
        page.addObject("problem", problem.body());
        page.addObject("times", TimeBar.of(request, clock).readable());
        return page;
    }
}
