package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.api.digest.Importance;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.organisation.OrganisationView;
import org.modeltracker.core.overview.ModelFilter;
import org.modeltracker.core.overview.ModelList;
import org.modeltracker.core.overview.ModelList.Sorting;
import org.modeltracker.core.overview.ModelOrder;
import org.modeltracker.core.overview.OrganisationList;
import org.modeltracker.core.timeline.TimelineView;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.modeltracker.core.timeline.TimelineView.Order;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The organisations, and what one of them did and made. */
@Controller
class OrganisationPage {

    private static final Sorting NEWEST = new Sorting(ModelOrder.RELEASED, true);

    /** The table of models has the others. */
    private static final OffsetLimit MODELS = new OffsetLimit(0, 25);

    /** The newest events about it and its models. */
    private static final int EVENTS = 12;

    private static final int MOST_MEANT = 3;

    private final OrganisationView view;
    private final OrganisationList all;
    private final ModelList models;
    private final TimelineView timeline;
    private final ExpectationView expectations;
    private final EventTypeRegistry vocabulary;

    OrganisationPage(
            OrganisationView view,
            OrganisationList all,
            ModelList models,
            TimelineView timeline,
            ExpectationView expectations,
            EventTypeRegistry vocabulary) {
        this.view = view;
        this.all = all;
        this.models = models;
        this.timeline = timeline;
        this.expectations = expectations;
        this.vocabulary = vocabulary;
    }

    /** Every organisation on one page, by name. */
    @GetMapping("/organisations")
    String organisations(SubjectTimes times, Model page) {
        page.addAttribute("all", all.list(times.moment()));
        return "organisations";
    }

    /** A name leads to the organisation that has it. */
    @GetMapping("/organisations/{id}")
    String organisation(@PathVariable String id, SubjectTimes times, HttpServletRequest request, Model page) {
        var moment = times.moment();
        var card = view.card(id, moment);
        if (card.isEmpty()) {
            var query = request.getQueryString();
            return "redirect:/organisations/" + called(id, moment).id() + (query == null ? "" : "?" + query);
        }
        page.addAttribute("card", card.get());
        page.addAttribute("promises", expectations.record(id, moment));
        var made = models.list(madeBy(id), null, NEWEST, moment, MODELS);
        page.addAttribute("models", made.items());
        page.addAttribute("count", made.total());
        var leading = vocabulary.types().stream().filter(Importance::leads).collect(Collectors.toUnmodifiableSet());
        var events = new Filter(Set.of(id), Set.of(), leading, moment.effectiveAt(), null, null, null);
        page.addAttribute(
                "timeline", timeline.list(events, Order.EFFECTIVE, moment.asOf(), new OffsetLimit(0, EVENTS)));
        return "organisation";
    }

    private OrganisationList.Item called(String text, TemporalPoint moment) {
        return all.find(text, moment).orElseThrow(() -> {
            var problem = Problem.notFound("the organisation %s is unknown".formatted(text));
            var near = all.near(text, MOST_MEANT, moment);
            return near.isEmpty()
                    ? problem
                    : problem.with(
                            "organisations",
                            near.stream().map(OrganisationList.Item::id).toList());
        });
    }

    private static ModelFilter madeBy(String organisation) {
        return new ModelFilter(
                Set.of(organisation),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
