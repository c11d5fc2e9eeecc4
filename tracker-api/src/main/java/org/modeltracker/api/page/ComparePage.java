package org.modeltracker.api.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.overview.ModelHead;
import org.modeltracker.core.overview.ModelList;
import org.modeltracker.core.overview.Overview;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Models side by side. */
@Controller
class ComparePage {

    static final int MOST = 8;

    private static final int MOST_MEANT = 3;

    private final Overview overview;
    private final ModelLookup lookup;
    private final ModelList models;
    private final ChartAttributes charts;

    ComparePage(Overview overview, ModelLookup lookup, ModelList models, ChartAttributes charts) {
        this.overview = overview;
        this.lookup = lookup;
        this.models = models;
        this.charts = charts;
    }

    /** @param typed what the reader typed @param meant models that it may mean */
    public record Unknown(String typed, List<ModelHead> meant) {}

    /** A name is as good as an id. What is unknown is said beside the form, with what may be meant, and the others are compared. */
    @GetMapping("/compare")
    String compare(@RequestParam(defaultValue = "") List<String> model, ModelTimes times, Model page) {
        var wanted = model.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (wanted.size() > MOST) {
            throw Problem.parameter("model", "must be given at most %d times".formatted(MOST));
        }
        var known =
                new TemporalPoint(times.moment().effectiveAt(), times.moment().asOf(), null);
        var found = new ArrayList<String>();
        var unknown = new ArrayList<Unknown>();
        for (var text : wanted) {
            var meant = lookup.search(text, times.moment())
                    .map(Subject::id)
                    .map(List::of)
                    .orElseGet(() -> exact(text, known));
            if (meant.isEmpty()) {
                unknown.add(new Unknown(text, models.meant(text, MOST_MEANT, known)));
            }
            found.addAll(meant);
        }
        var compared = found.stream().distinct().toList();
        page.addAttribute("wanted", compared);
        page.addAttribute("unknown", unknown);
        var table = compared.isEmpty() ? null : overview.compare(compared, Set.of(), times.moment());
        page.addAttribute("table", table);
        page.addAttribute("asked", "?model=" + String.join("&model=", compared));
        if (table != null) {
            page.addAttribute("shared", ComparedRows.shared(table));
            page.addAttribute("single", ComparedRows.single(table));
            charts.comparison(table, times.moment(), page);
        }
        return "compare";
    }

    private List<String> exact(String text, TemporalPoint known) {
        return models.exact(text, known).stream().limit(1).map(ModelHead::model).toList();
    }
}
