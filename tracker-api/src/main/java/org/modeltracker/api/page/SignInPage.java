package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.api.webhook.EmailKeys;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The sign-in form, and the pages for refused requests. */
@Controller
class SignInPage {

    private final ProblemPage problems;
    private final EmailKeys keys;

    SignInPage(ProblemPage problems, EmailKeys keys) {
        this.keys = keys;
        this.problems = problems;
    }

    /** @param to the page that follows */
    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(defaultValue = "false") boolean refused,
            @RequestParam(required = false) @Nullable String to,
            @SessionAttribute(name = ApiPrincipal.REFUSAL, required = false) @Nullable String why,
            Model page) {
        page.addAttribute("why", refused ? why : null);
        page.addAttribute("to", to);
        page.addAttribute("keysByEmail", keys.isOffered());
        return "sign-in";
    }

    /** Spring Security sends here what it refuses. */
    @RequestMapping("/refused")
    ModelAndView refused(
            @RequestAttribute(name = WebAttributes.ACCESS_DENIED_403, required = false) @Nullable Exception why,
            HttpServletRequest request,
            HttpServletResponse response) {
        var detail = why instanceof CsrfException
                ? "The form has expired or comes from another site. Nothing was changed. Go back, reload the page and send the form again."
                : "Your key lacks the scope of this page: webhooks:write for webhooks, events:write for decisions, history:read for the others.";
        return problems.of(Problem.of(HttpStatus.FORBIDDEN, "forbidden", "Forbidden", detail), request, response);
    }
}
