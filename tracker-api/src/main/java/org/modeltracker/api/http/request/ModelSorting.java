package org.modeltracker.api.http.request;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.overview.ModelList.Sorting;
import org.modeltracker.core.overview.ModelOrder;

/** Reads the order of a list of models. */
public final class ModelSorting {

    private static final String RELEVANCE = "relevance";

    private ModelSorting() {}

    /**
     * @param sort one of the words, with a minus sign for the other way round; empty for the default: relevance where a text is searched, else id
     * @throws Problem (400) for any other word
     */
    public static Sorting parse(String sort, @Nullable String searched) {
        if (sort.equals(RELEVANCE) || (sort.isEmpty() && searched != null)) {
            return new Sorting(null, false);
        }
        if (sort.isEmpty()) {
            return new Sorting(ModelOrder.MODEL, false);
        }
        boolean descending = sort.startsWith("-");
        var word = descending ? sort.substring(1) : sort;
        return Arrays.stream(ModelOrder.values())
                .filter(order -> order.word().equals(word))
                .findFirst()
                .map(order -> new Sorting(order, descending))
                .orElseThrow(() -> Problem.parameter("sort", "must be one of " + words()));
    }

    private static String words() {
        return Stream.concat(
                        Stream.of(RELEVANCE),
                        Arrays.stream(ModelOrder.values())
                                .flatMap(order -> Stream.of(order.word(), "-" + order.word())))
                .collect(Collectors.joining(", "));
    }
}
