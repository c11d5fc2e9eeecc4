package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the frame of every page shows. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
class EveryPage {

    @ModelAttribute("times")
    TimeBar times(HttpServletRequest request) {
        return TimeBar.of(request);
    }

    /** Where a reader's copy of a citation leads back to. */
    @ModelAttribute("publicUrl")
    String publicUrl() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
