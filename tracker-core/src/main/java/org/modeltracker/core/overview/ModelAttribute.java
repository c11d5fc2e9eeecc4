package org.modeltracker.core.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.openness.OpennessEvent.OpenSourceStatusChanged;

/**
 * What a filter asks of a model: a model has none, one or several values of it, and most models share theirs.
 *
 * @param values of a model
 */
record ModelAttribute<V>(String name, Function<ModelSummary, Collection<V>> values) {

    static final ModelAttribute<String> ORGANISATION =
            new ModelAttribute<>("organisation", model -> List.of(model.organisation()));
    static final ModelAttribute<ModelSummary.Offered> OFFERED = new ModelAttribute<>("offered", ModelSummary::offered);
    static final ModelAttribute<String> DISCLOSURE = new ModelAttribute<>("disclosure", ModelSummary::disclosures);
    static final ModelAttribute<String> FAMILY = ofOne("family", ModelSummary::family);
    static final ModelAttribute<String> MODALITY = new ModelAttribute<>("modality", ModelSummary::modalities);
    static final ModelAttribute<Openness> OPENNESS = ofOne("openness", model -> Openness.of(model.openness()));
    static final ModelAttribute<Boolean> CALLABLE = ofOne("callable", ModelSummary::isCallable);
    static final ModelAttribute<BigDecimal> INPUT_PRICE =
            ofOne("input price", model -> dollars(model, ModelPrice::input));
    static final ModelAttribute<BigDecimal> OUTPUT_PRICE =
            ofOne("output price", model -> dollars(model, ModelPrice::output));
    static final ModelAttribute<Long> CONTEXT = ofOne("context", ModelSummary::contextTokens);
    static final ModelAttribute<Instant> RELEASED = ofOne("released", ModelSummary::releasedAt);

    /** What is said about openness, as far as a filter asks. */
    record Openness(String status, @Nullable String license, boolean hasWeights, boolean isOpenWeights) {

        static @Nullable Openness of(@Nullable OpenSourceStatusChanged said) {
            return said == null
                    ? null
                    : new Openness(
                            said.word(),
                            said.license(),
                            said.weights() != null
                                    && Boolean.TRUE.equals(said.weights().available()),
                            said.status().hasOpenWeights());
        }
    }

    private static <V> ModelAttribute<V> ofOne(String name, Function<ModelSummary, @Nullable V> value) {
        return new ModelAttribute<>(
                name, model -> Stream.ofNullable(value.apply(model)).toList());
    }

    private static @Nullable BigDecimal dollars(ModelSummary model, Function<ModelPrice, BigDecimal> part) {
        return Optional.ofNullable(model.price())
                .filter(ModelPrice::isInDollars)
                .map(part)
                .orElse(null);
    }
}
