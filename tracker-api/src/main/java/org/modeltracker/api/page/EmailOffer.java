package org.modeltracker.api.page;

import org.modeltracker.api.webhook.EmailSubscriptions;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page whether it may offer news by e-mail. */
@ControllerAdvice(basePackageClasses = EmailOffer.class)
class EmailOffer {

    private final EmailSubscriptions subscriptions;

    EmailOffer(EmailSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @ModelAttribute("byEmail")
    boolean isOffered() {
        return subscriptions.isOffered();
    }
}
