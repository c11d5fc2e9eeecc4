package org.modeltracker.api.http.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the servlet container sends what failed outside of any endpoint. */
@Controller
@Hidden
public class ErrorEndpoint implements ErrorController {

    private final ProblemWriter problems;

    ErrorEndpoint(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown instanceof IOException broken && JsonErrors.isOfTheRequest(broken)) {
            problems.write(JsonErrors.broken(broken), response);
        } else if (thrown instanceof Throwable failure) {
            problems.answer(failure, request, response);
        } else if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
            problems.write(Problems.of(code), response);
        } else {
            problems.write(Problems.of(404), response); // somebody asked for this address
        }
    }
}
