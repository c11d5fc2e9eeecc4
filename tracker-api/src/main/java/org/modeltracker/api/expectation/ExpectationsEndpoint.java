package org.modeltracker.api.expectation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Set;
import org.modeltracker.api.http.request.ListTimes;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.expectation.ExpectationEvent;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.expectation.ExpectationView.Filter;
import org.modeltracker.core.expectation.PromiseRecord;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Expectations about all models, and how organisations kept their promises. */
@RestController
class ExpectationsEndpoint {

    private final ExpectationView view;

    ExpectationsEndpoint(ExpectationView view) {
        this.view = view;
    }

    record Answer(
            String organisation,
            @JsonUnwrapped TimeParameters asked,
            @JsonUnwrapped PromiseRecord record) {}

    /**
     * Lists the expectations about all models, the newest first, with their status and the event that decided.
     *
     * @param organisation makers of the models, or publishers of the expectations
     * @param model models as organisation/name
     * @param status open, overdue, met, met_by_other_model, missed or void
     */
    @GetMapping("/v1/expectations")
    Page<ExpectationView.Listed> listExpectations(
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") Set<String> model,
            @RequestParam(defaultValue = "")
                    @OneOf(
                            value = ExpectationEvent.Outcome.class,
                            words = {"open", "overdue"})
                    Set<String> status,
            ListTimes times) {
        var filter = new Filter(organisation, model, status);
        return times.pageOfDay(view.list(filter, times.moment(), times.slice()));
    }

    /** Returns what became of the expectations that the organisation stated: by status, the share kept and the median delay. */
    @GetMapping("/v1/organisations/{organisation}/record")
    Answer getPromiseRecord(@PathVariable String organisation, SubjectTimes times) {
        return new Answer(organisation, times.asked(), view.record(organisation, times.moment()));
    }
}
