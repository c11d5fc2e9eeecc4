package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.evidence.Reviews;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.security.ApiPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Differences of watched pages, with forms for those who may decide what they mean. */
@Controller
@RequestMapping("/reviews")
class ReviewsPage {

    private static final String DECIDE = "events:write";
    private static final String FIRST = "open";
    private static final PageRequest FIRST_PAGE = new PageRequest(25, null);

    private final Reviews reviews;

    ReviewsPage(Reviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = FIRST) String state,
            PageRequest which,
            @Nullable ApiPrincipal caller,
            Model page) {
        return show(state, which, caller, page);
    }

    @PostMapping("/{id}")
    String decide(
            @PathVariable UUID id, ReviewForm form, ApiPrincipal caller, Model page, HttpServletResponse response) {
        try {
            reviews.decide(id, form.decision(), caller);
            return "redirect:/reviews";
        } catch (Problem refused) {
            response.setStatus(refused.status());
            page.addAttribute("refused", refused.body());
            page.addAttribute("form", form);
            page.addAttribute("again", id);
            return show(FIRST, FIRST_PAGE, caller, page);
        }
    }

    private String show(String state, PageRequest which, @Nullable ApiPrincipal caller, Model page) {
        page.addAttribute("list", reviews.list(state, which));
        page.addAttribute("state", state);
        page.addAttribute("caller", caller);
        page.addAttribute("deciding", caller != null && caller.may(DECIDE));
        return "reviews";
    }
}
