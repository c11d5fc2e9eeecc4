package org.modeltracker.api.importer;

import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.SubjectTimes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sources: how fresh each is, how late it usually learns, and how often it was corrected. */
@RestController
@RequestMapping("/v1/sources")
class SourcesEndpoint {

    private final SourceView view;

    SourcesEndpoint(SourceView view) {
        this.view = view;
    }

    /** Lists everybody whose claims are recorded, those with the most claims first. */
    @GetMapping
    Page<SourceView.Item> listSources(ListTimes times) {
        return times.wholeOfDay(view.list(times.moment()));
    }

    /**
     * Returns one source.
     *
     * @param publisher the organisation that speaks
     */
    @GetMapping("/{publisher}")
    SourceAnswer getSource(@PathVariable String publisher, SubjectTimes times) {
        return new SourceAnswer(
                times.asked(),
                view.of(publisher, times.moment())
                        .orElseThrow(() -> Problem.notFound("nothing that %s says is recorded".formatted(publisher))));
    }
}
