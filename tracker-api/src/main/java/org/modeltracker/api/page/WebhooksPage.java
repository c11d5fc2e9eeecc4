package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.api.webhook.Webhooks;
import org.modeltracker.core.model.InputError;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The webhooks of the signed-in owner, and a form for a new one. */
@Controller
class WebhooksPage {

    private final Webhooks webhooks;

    WebhooksPage(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** Other pages fill in what they are about. */
    @GetMapping("/webhooks")
    String list(
            @RequestParam(defaultValue = "") List<String> types,
            @RequestParam(defaultValue = "") String models,
            @RequestParam(defaultValue = "") String organisations,
            PageRequest request,
            ApiPrincipal caller,
            Model page) {
        return show(WebhookForm.about(types, models, organisations), List.of(), request, caller, page);
    }

    /** The secret is shown by the page that follows, once. */
    @PostMapping("/webhooks")
    String make(
            WebhookForm form,
            PageRequest request,
            ApiPrincipal caller,
            Model page,
            HttpSession session,
            HttpServletResponse response) {
        try {
            var made = webhooks.create(form.order(null), caller);
            var id = made.webhook().id();
            SecretViewPermit.remember(session, id);
            return "redirect:/webhooks/" + id;
        } catch (Problem refused) {
            response.setStatus(refused.status());
            return show(form, refused.body().errors(), request, caller, page);
        }
    }

    private String show(
            WebhookForm form, List<InputError> faults, PageRequest request, ApiPrincipal caller, Model page) {
        page.addAttribute("list", webhooks.list(caller, request));
        page.addAttribute("owner", caller.owner());
        page.addAttribute("form", form);
        page.addAttribute("faults", faults);
        page.addAttribute("types", webhooks.types());
        return "webhooks";
    }
}
