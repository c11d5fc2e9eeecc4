package org.modeltracker.api.page;

import java.util.List;
import org.modeltracker.core.overview.ModelComparison;
import org.modeltracker.core.overview.ModelComparison.Row;

/** Which rows of a comparison compare: a shop that sells only one of the models says nothing of the others. */
final class ComparedRows {

    private ComparedRows() {}

    /** What several models have, and what their makers offer. */
    static List<Row> shared(ModelComparison table) {
        return table.data().stream().filter(row -> isShared(row, table)).toList();
    }

    static List<Row> single(ModelComparison table) {
        return table.data().stream().filter(row -> !isShared(row, table)).toList();
    }

    private static boolean isShared(Row row, ModelComparison table) {
        return table.models().size() == 1
                || !row.key().containsKey("provider")
                || row.cells().stream()
                                .filter(cell -> !ModelComparison.isNothing(cell))
                                .count()
                        > 1;
    }
}
