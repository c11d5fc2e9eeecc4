package org.modeltracker.core.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.overview.ModelSearch.Match.EXACT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.model.OffsetLimit;

/** A search and a list by index find what a look at every model finds, in the same order. */
class IndexedModelsTest {

    private static final List<String> WORDS = List.of(
            "claude", "opus", "sonnet", "gpt", "mini", "4.6", "4-1", "41", "o3", "Spärk", "muse", "x", "70b",
            "Qwen2.5");

    private static final ModelFilter EVERYTHING = new ModelFilter(
            Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null, null, null,
            null, null, null);

    private final Random random = new Random(7);

    @Test
    void a_search_by_index_finds_what_a_search_of_all_finds() {
        var indexed = IndexedModels.of(models(0, 1_500)); // so many that common words stand as bits
        for (int n = 0; n < 1_000; n++) {
            assertSameHits(indexed);
        }
    }

    @Test
    void it_still_does_when_models_changed_came_and_went() {
        var indexed = IndexedModels.of(models(0, 300));
        for (int n = 0; n < 500; n++) {
            int from = random.nextInt(320);
            var ids = IntStream.range(from, from + 3)
                    .mapToObj(IndexedModelsTest::id)
                    .toList();
            var now = models(from, random.nextInt(4));
            indexed = indexed.with(ids, now);
            assertThat(indexed.all()).extracting(ModelSummary::model).isSorted().doesNotHaveDuplicates();
            assertSameHits(indexed);
            assertSamePage(indexed);
        }
    }

    private void assertSamePage(IndexedModels indexed) {
        var filter = filter();
        var sorting = sorting();
        var slice = slice();
        var all = indexed.all().stream().filter(filter::matches).toList();
        assertThat(indexed.count(filter)).isEqualTo(all.size());
        assertThat(indexed.page(filter, sorting, slice))
                .as("%s %s %s", filter, sorting, slice)
                .isEqualTo(page(all, sorting.comparator().orElse(NumberedModels.BY_ID), slice));
    }

    private void assertSameHits(IndexedModels indexed) {
        var query = query();
        var search = new ModelSearch(query);
        var filter = oneOf(EVERYTHING, filter());
        var sorting = sorting();
        var slice = slice();
        var hits = indexed.all().stream()
                .filter(filter::matches)
                .filter(model -> search.match(model).isPresent())
                .toList();
        Comparator<ModelSummary> best =
                Comparator.comparing(model -> search.match(model).orElseThrow());
        assertThat(indexed.page(search, filter, sorting, slice))
                .as("%s %s %s %s", query, filter, sorting, slice)
                .isEqualTo(page(hits, sorting.comparator().orElse(best.thenComparing(ModelSearch.LIKELIEST)), slice));
        assertThat(indexed.exact(search))
                .as(query)
                .isEqualTo(indexed.all().stream()
                        .filter(model ->
                                search.match(model).filter(EXACT::equals).isPresent())
                        .sorted(ModelSearch.LIKELIEST)
                        .toList());
    }

    private static IndexedModels.Page page(List<ModelSummary> all, Comparator<ModelSummary> order, OffsetLimit slice) {
        return new IndexedModels.Page(
                all.stream()
                        .sorted(order)
                        .skip(slice.offset())
                        .limit(slice.limit())
                        .toList(),
                all.size());
    }

    private ModelList.Sorting sorting() {
        return new ModelList.Sorting(
                oneOf(null, null, ModelOrder.INPUT_PRICE, ModelOrder.NAME, ModelOrder.CONTEXT), random.nextBoolean());
    }

    private OffsetLimit slice() {
        return new OffsetLimit(random.nextInt(3) * 40, 1 + random.nextInt(60));
    }

    private ModelFilter filter() {
        return new ModelFilter(
                some(word()),
                some("deprecated"),
                some("aggregator"),
                Set.of(),
                some("disclosed"),
                some("f1"),
                Set.of(),
                some("text"),
                null,
                null,
                oneOf(null, null, true, false),
                oneOf(null, null, new BigDecimal(3)),
                null,
                oneOf(null, null, 300L),
                null);
    }

    private Set<String> some(String word) {
        return random.nextInt(4) == 0 ? Set.of(word) : Set.of();
    }

    @SafeVarargs
    private <T> @Nullable T oneOf(@Nullable T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Words of the models, some of them shortened, joined or with an error. */
    private String query() {
        var words = new ArrayList<String>();
        for (int n = random.nextInt(3); n >= 0; n--) {
            words.add(mistyped(WORDS.get(random.nextInt(WORDS.size()))));
        }
        return String.join(random.nextBoolean() ? " " : "", words);
    }

    private String mistyped(String word) {
        int at = random.nextInt(word.length());
        return switch (random.nextInt(6)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + "e" + word.substring(at);
            case 2 -> word.substring(0, at) + "e" + word.substring(at + 1);
            case 3 -> word.substring(0, at + 1);
            default -> word;
        };
    }

    private List<ModelSummary> models(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(this::model).toList();
    }

    private ModelSummary model(int number) {
        var name = String.join(" ", List.of(word(), word(), word()));
        return new ModelSummary(
                id(number),
                word(),
                name,
                SearchText.of(word()),
                List.of(SearchText.of(id(number)), SearchText.of(name), SearchText.of(word() + "-" + word())),
                oneOf(null, "f1", "f2"),
                null,
                null,
                oneOf(null, 200L, 400L),
                random.nextBoolean() ? List.of("text", "image") : List.of("image"),
                oneOf(null, price("USD"), price("EUR")),
                random.nextBoolean()
                        ? Set.of()
                        : Set.of(
                                new ModelSummary.Offered(
                                        "first_party_api", oneOf("deprecated", "general_availability")),
                                new ModelSummary.Offered("aggregator", oneOf("deprecated", "retired"))),
                random.nextBoolean() ? Set.of("disclosed") : Set.of("free", "disclosed"),
                null,
                0,
                random.nextInt(3),
                random.nextBoolean());
    }

    private ModelPrice price(String currency) {
        var input = new BigDecimal(1 + random.nextInt(5));
        return new ModelPrice(input, input, currency, null, ModelPrice.Basis.MAKER);
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private static String id(int number) {
        return "maker/m-%03d".formatted(number);
    }
}
