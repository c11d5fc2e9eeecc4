package org.modeltracker.api.page;

import java.util.UUID;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.webhook.EmailSubscriptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the links in letters lead. Reading a page changes nothing; the button on it does, and so does the one of mail programs (RFC 8058). */
@Controller
@RequestMapping("/subscribe/{id}")
class SubscriptionPage {

    private final EmailSubscriptions subscriptions;

    SubscriptionPage(EmailSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    private enum Step {
        CONFIRM,
        CONFIRMED,
        END,
        ENDED
    }

    @GetMapping("/confirm/{token}")
    String confirm(@PathVariable UUID id, @PathVariable String token, Model page) {
        return show(Step.CONFIRM, subscriptions.awaiting(id, token).orElseThrow(SubscriptionPage::expired), page);
    }

    @PostMapping("/confirm/{token}")
    String confirmed(@PathVariable UUID id, @PathVariable String token, Model page) {
        return show(Step.CONFIRMED, subscriptions.confirm(id, token).orElseThrow(SubscriptionPage::expired), page);
    }

    @GetMapping("/end/{token}")
    String end(@PathVariable UUID id, @PathVariable String token, Model page) {
        var what = subscriptions.running(id, token);
        return show(what.isPresent() ? Step.END : Step.ENDED, what.orElse(""), page);
    }

    @PostMapping("/end/{token}")
    String ended(@PathVariable UUID id, @PathVariable String token, Model page) {
        subscriptions.end(id, token);
        return show(Step.ENDED, "", page);
    }

    private static String show(Step step, String what, Model page) {
        page.addAttribute("step", step.name());
        page.addAttribute("what", what);
        return "subscription";
    }

    private static Problem expired() {
        return Problem.notFound("This link has expired, was used, or is not from the newest message. Subscribe again.");
    }
}
