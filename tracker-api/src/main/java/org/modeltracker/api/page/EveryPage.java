package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.page.text.PageText;
import org.modeltracker.core.overview.Overview;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows, whatever it is about. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
class EveryPage {

    private final Overview overview;
    private final Addresses addresses;
    private final Clock clock;

    EveryPage(Overview overview, Addresses addresses, Clock clock) {
        this.overview = overview;
        this.addresses = addresses;
        this.clock = clock;
    }

    @ModelAttribute("times")
    TimeBar times(HttpServletRequest request) {
        return TimeBar.of(request, clock);
    }

    @ModelAttribute("words")
    PageText words(SubjectTimes times) {
        return new PageText(overview.names(times.moment()));
    }

    /** Where a reader's copy of a citation leads back to. */
    @ModelAttribute("publicUrl")
    String publicUrl() {
        return addresses.of("");
    }
}
