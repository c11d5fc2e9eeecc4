package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.identity.EditorDecisions;
import org.modeltracker.api.identity.IdentityLists;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.answer.Identities.Filter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which model each listing is, with forms for those who may decide it. */
@Controller
@RequestMapping("/identities")
class IdentitiesPage {

    private static final String DECIDE = "events:write";
    private static final String FIRST = "suggested";

    private final IdentityLists lists;
    private final EditorDecisions decisions;

    IdentitiesPage(IdentityLists lists, EditorDecisions decisions) {
        this.lists = lists;
        this.decisions = decisions;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = FIRST) String status,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(required = false) @Nullable String q,
            ListTimes times,
            @Nullable ApiPrincipal caller,
            Model page) {
        return show(status, new Filter(model, provider, q), times, caller, page);
    }

    @PostMapping
    String decide(IdentityForm form, ListTimes times, ApiPrincipal caller, Model page, HttpServletResponse response) {
        try {
            decisions.decide(form.subject(), form.decision(), caller);
            return back(form.status());
        } catch (Problem refused) {
            response.setStatus(refused.status());
            page.addAttribute("refused", refused.body());
            page.addAttribute("form", form);
            var filter = new Filter(null, null, form.listing());
            return show(form.status() == null ? FIRST : form.status(), filter, times, caller, page);
        }
    }

    /** @param event the decision that is taken back */
    @PostMapping("/retract")
    String retract(
            @RequestParam UUID event,
            @RequestParam String reason,
            @RequestParam(required = false) @Nullable String status,
            ApiPrincipal caller) {
        decisions.retract(event, reason, caller);
        return back(status);
    }

    private static String back(@Nullable String status) {
        return status == null || !status.matches("[a-z]+")
                ? "redirect:/identities"
                : "redirect:/identities?status=" + status;
    }

    private String show(String status, Filter filter, ListTimes times, @Nullable ApiPrincipal caller, Model page) {
        page.addAttribute("list", lists.list(status, filter, times));
        page.addAttribute("status", status);
        page.addAttribute("filter", filter);
        page.addAttribute("caller", caller);
        page.addAttribute("deciding", caller != null && caller.may(DECIDE));
        return "identities";
    }
}
