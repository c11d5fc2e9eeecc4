package org.modeltracker.api.page;

import org.modeltracker.core.projection.DeadLetters;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The events that are set aside, and what to do about them. */
@Controller
class DeadLettersPage {

    private static final int MOST = 100;

    private final DeadLetters deadLetters;

    DeadLettersPage(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @GetMapping("/dead-letters")
    String deadLetters(Model page) {
        page.addAttribute("letters", deadLetters.after(0, MOST));
        return "dead-letters";
    }
}
