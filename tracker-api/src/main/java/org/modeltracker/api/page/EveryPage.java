package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
class EveryPage {

    @ModelAttribute("times")
    TimeBar times(HttpServletRequest request) {
        return TimeBar.of(request);
    }
}
