package org.modeltracker.api.overview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Set;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.ModelLookup;
import org.modeltracker.api.http.request.ModelTimes;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.overview.ModelComparison;
import org.modeltracker.core.overview.Overview;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Comparison of models. */
@RestController
class CompareEndpoint {

    private static final int MOST = 20;

    private final Overview overview;
    private final ModelLookup models;

    CompareEndpoint(Overview overview, ModelLookup models) {
        this.overview = overview;
        this.models = models;
    }

    record Answer(
            @JsonUnwrapped TimeParameters asked,
            @JsonUnwrapped ModelComparison comparison) {}

    /**
     * Compares models in one table: models as columns; access, pricing, openness and benchmarks as rows.
     *
     * @param model 1 to 20 models as organisation/name
     * @param benchmark the benchmarks to show; default: all
     */
    @GetMapping("/v1/compare")
    Answer compareModels(
            @RequestParam List<String> model,
            @RequestParam(defaultValue = "") Set<String> benchmark,
            ModelTimes times) {
        var wanted = model.stream().distinct().toList();
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw Problem.parameter("model", "must be given 1 to %d times".formatted(MOST));
        }
        var found = models.all(wanted, times.moment());
        return new Answer(times.asked(), overview.compare(found, benchmark, times.moment()));
    }
}
