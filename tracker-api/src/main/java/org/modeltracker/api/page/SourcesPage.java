package org.modeltracker.api.page;

import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.importer.SourceView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Everybody who says something, and how fresh and reliable it is. */
@Controller
class SourcesPage {

    private final SourceView sources;

    SourcesPage(SourceView sources) {
        this.sources = sources;
    }

    @GetMapping("/sources")
    String sources(SubjectTimes times, Model page) {
        page.addAttribute("all", sources.list(times.moment()));
        return "sources";
    }
}
