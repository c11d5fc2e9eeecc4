package org.modeltracker.api.page;

import org.modeltracker.api.webhook.EmailSubscriptions;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page whether it may offer news by e-mail. */
@ControllerAdvice(basePackageClasses = EmailOfferAdvice.class)
class EmailOfferAdvice {

    private final EmailSubscriptions subscriptions;

    EmailOfferAdvice(EmailSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @ModelAttribute("byEmail")
    boolean isOffered() {
        return subscriptions.isOffered();
    }
}
