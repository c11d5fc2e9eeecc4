package org.modeltracker.api.page;

import org.modeltracker.api.status.StatusReader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the tracker fares, for people. */
@Controller
class StatusPage {

    private final StatusReader status;

    StatusPage(StatusReader status) {
        this.status = status;
    }

    @GetMapping("/status")
    String status(Model page) {
        page.addAttribute("status", status.read());
        return "status";
    }
}
