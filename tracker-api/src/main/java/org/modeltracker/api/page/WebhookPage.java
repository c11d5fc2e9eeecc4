package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.http.request.QueryDate;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.api.webhook.DeliveryLog;
import org.modeltracker.api.webhook.WebhookControl;
import org.modeltracker.api.webhook.Webhooks;
import org.modeltracker.core.model.InputError;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One webhook: its health, its deliveries and its actions. Every form leads back here. */
@Controller
@RequestMapping("/webhooks/{id}")
class WebhookPage {

    private static final String BACK = "redirect:/webhooks/{id}";

    private final Webhooks webhooks;
    private final WebhookControl control;
    private final DeliveryLog deliveries;

    WebhookPage(Webhooks webhooks, WebhookControl control, DeliveryLog deliveries) {
        this.webhooks = webhooks;
        this.control = control;
        this.deliveries = deliveries;
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String status,
            PageRequest request,
            ApiPrincipal caller,
            HttpSession session,
            Model page) {
        var webhook = webhooks.of(caller, id);
        if (SecretViewPermit.isDue(session, id)) {
            page.addAttribute("secret", control.secret(caller, id));
        }
        return show(id, WebhookForm.of(webhook.order()), List.of(), status, request, caller, page);
    }

    @PostMapping("/change")
    String change(
            @PathVariable UUID id,
            WebhookForm form,
            PageRequest request,
            ApiPrincipal caller,
            Model page,
            HttpServletResponse response) {
        try {
            webhooks.change(caller, id, before -> form.order(before));
            return BACK;
        } catch (Problem refused) {
            response.setStatus(refused.status());
            return show(id, form, refused.body().errors(), null, request, caller, page);
        }
    }

    @PostMapping("/ping")
    String ping(@PathVariable UUID id, ApiPrincipal caller) {
        control.ping(caller, id);
        return BACK;
    }

    @PostMapping("/consent")
    String consent(@PathVariable UUID id, @RequestParam String code, ApiPrincipal caller) {
        control.consent(caller, id, code);
        return BACK;
    }

    @PostMapping("/pause")
    String pause(@PathVariable UUID id, @RequestParam boolean paused, ApiPrincipal caller) {
        webhooks.change(caller, id, before -> WebhookForm.of(before).order(before, paused));
        return BACK;
    }

    @PostMapping("/rotate-secret")
    String rotate(@PathVariable UUID id, ApiPrincipal caller, HttpSession session) {
        control.rotate(caller, id);
        SecretViewPermit.remember(session, id);
        return BACK;
    }

    @PostMapping("/enable")
    String enable(@PathVariable UUID id, ApiPrincipal caller) {
        control.enable(caller, id);
        return BACK;
    }

    @PostMapping("/delete")
    String delete(@PathVariable UUID id, ApiPrincipal caller) {
        webhooks.delete(caller, id);
        return "redirect:/webhooks";
    }

    @PostMapping("/replay")
    String replay(@PathVariable UUID id, @RequestParam long after, ApiPrincipal caller) {
        deliveries.replay(caller, id, after);
        return BACK;
    }

    /** @param since a day or an instant */
    @PostMapping("/retry")
    String retry(@PathVariable UUID id, @RequestParam String since, ApiPrincipal caller) {
        deliveries.retryFailed(caller, id, QueryDate.parse("since", since).start());
        return BACK;
    }

    @GetMapping("/deliveries/{delivery}")
    String delivery(@PathVariable UUID id, @PathVariable long delivery, ApiPrincipal caller, Model page) {
        page.addAttribute("webhook", webhooks.of(caller, id));
        page.addAttribute("whole", deliveries.get(caller, id, delivery));
        return "delivery";
    }

    @PostMapping("/deliveries/{delivery}/resend")
    String resend(@PathVariable UUID id, @PathVariable long delivery, ApiPrincipal caller) {
        deliveries.resend(caller, id, delivery);
        return BACK + "/deliveries/{delivery}";
    }

    private String show(
            UUID id,
            WebhookForm form,
            List<InputError> faults,
            @Nullable String status,
            PageRequest request,
            ApiPrincipal caller,
            Model page) {
        page.addAttribute("webhook", webhooks.of(caller, id));
        page.addAttribute("form", form);
        page.addAttribute("faults", faults);
        page.addAttribute("types", webhooks.types());
        page.addAttribute("status", status);
        page.addAttribute("list", deliveries.list(caller, id, status, request));
        return "webhook";
    }
}
