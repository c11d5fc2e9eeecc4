package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.security.ReaderKeys;
import org.modeltracker.api.webhook.EmailKeys;
import org.modeltracker.core.model.InputError;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for a key by e-mail, and shows it once. Reading a page changes nothing; the button on it does. */
@Controller
@RequestMapping("/keys")
class KeysPage {

    private final EmailKeys keys;

    KeysPage(EmailKeys keys) {
        this.keys = keys;
    }

    private enum Step {
        ASK,
        SENT,
        CONFIRM,
        MADE
    }

    @GetMapping
    String form(Model page) {
        keys.needed();
        return show(Step.ASK, "", List.of(), page);
    }

    /** Answers the same whether the mailbox is known or not. The mailbox is in the body alone, never in an address. */
    @PostMapping
    String ask(
            @RequestParam(defaultValue = "") String email,
            @RequestHeader(name = FormSite.HEADER, defaultValue = "") String site,
            HttpServletRequest request,
            Model page,
            HttpServletResponse response) {
        FormSite.demandOwn(site);
        try {
            keys.request(email, request.getRemoteAddr());
            return show(Step.SENT, "", List.of(), page);
        } catch (Problem refused) {
            return show(Step.ASK, email, FormFaults.of(refused, response), page);
        }
    }

    @GetMapping("/{id}/{token}")
    String confirm(@PathVariable UUID id, @PathVariable String token, Model page) {
        if (!keys.awaits(id, token)) {
            throw expired();
        }
        return show(Step.CONFIRM, "", List.of(), page);
    }

    @PostMapping("/{id}/{token}")
    String confirmed(@PathVariable UUID id, @PathVariable String token, Model page) {
        page.addAttribute(PageHeaders.KEY, keys.confirm(id, token).orElseThrow(KeysPage::expired));
        return show(Step.MADE, "", List.of(), page);
    }

    private static String show(Step step, String email, List<InputError> faults, Model page) {
        page.addAttribute("step", step.name());
        page.addAttribute("email", email);
        page.addAttribute("faults", faults);
        page.addAttribute("scopes", ReaderKeys.SCOPES);
        return "keys";
    }

    private static Problem expired() {
        return Problem.notFound(
                "This link has expired, was used, or is not from the newest message. Ask for a key again.");
    }
}
