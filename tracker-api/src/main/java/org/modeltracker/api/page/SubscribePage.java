package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.webhook.DigestSchedule;
import org.modeltracker.api.webhook.EmailSubscriptions;
import org.modeltracker.api.webhook.Webhooks;
import org.modeltracker.core.model.InputError;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The form for news by e-mail. The mailbox is in the body alone, never in an address. */
@Controller
class SubscribePage {

    private final EmailSubscriptions subscriptions;
    private final Webhooks webhooks;

    SubscribePage(EmailSubscriptions subscriptions, Webhooks webhooks) {
        this.subscriptions = subscriptions;
        this.webhooks = webhooks;
    }

    /** Other pages fill in what they are about. */
    @GetMapping("/subscribe")
    String form(
            @RequestParam(defaultValue = "") List<String> types,
            @RequestParam(defaultValue = "") String models,
            @RequestParam(defaultValue = "") String organisations,
            Model page) {
        subscriptions.needed();
        return show(SubscribeForm.about(types, models, organisations), List.of(), false, page);
    }

    /** Answers the same whether the mailbox is known or not. */
    @PostMapping("/subscribe")
    String ask(
            SubscribeForm form,
            @RequestHeader(name = FormSite.HEADER, defaultValue = "") String site,
            HttpServletRequest request,
            Model page,
            HttpServletResponse response) {
        FormSite.demandOwn(site);
        try {
            var mailbox = form.email() == null ? "" : form.email();
            subscriptions.request(mailbox, form::order, request.getRemoteAddr());
            return show(form, List.of(), true, page);
        } catch (Problem refused) {
            return show(form, FormFaults.of(refused, response), false, page);
        }
    }

    private String show(SubscribeForm form, List<InputError> faults, boolean sent, Model page) {
        page.addAttribute("form", form);
        page.addAttribute("faults", faults);
        page.addAttribute("sent", sent);
        page.addAttribute(
                "types",
                webhooks.types().stream()
                        .filter(type -> !Webhooks.OPERATIONAL_TYPES.contains(type))
                        .toList());
        page.addAttribute("days", DigestSchedule.Day.values());
        return "subscribe";
    }
}
