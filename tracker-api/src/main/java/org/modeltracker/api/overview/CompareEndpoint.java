package org.modeltracker.api.overview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.modeltracker.api.http.AsTable;
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
            @JsonUnwrapped ModelComparison comparison) implements AsTable {

        /** One row for each fact of each model, because a cell cannot hold an answer. */
        @Override
        public List<Cell> rows() {
            return comparison.data().stream()
                    .flatMap(row -> IntStream.range(0, row.cells().size())
                            .filter(n -> !ModelComparison.isNothing(row.cells().get(n)))
                            .mapToObj(n -> new Cell(
                                    row.fact(),
                                    row.key(),
                                    comparison.models().get(n).model(),
                                    comparison.models().get(n).name(),
                                    row.cells().get(n))))
                    .toList();
        }
    }

    record Cell(String fact, Map<String, String> key, String model, String name, Object answer) {}

    /**
     * Compares models in one table: models as columns; access, pricing, openness and benchmarks as rows. As CSV, each row is one fact of one
     * model.
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
