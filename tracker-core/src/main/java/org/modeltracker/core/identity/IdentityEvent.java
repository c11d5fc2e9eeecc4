package org.modeltracker.core.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Subject;

/** Which model a listing is. */
public sealed interface IdentityEvent extends ClaimData {

    /**
     * The subject is this model, as this snapshot and variant, in this region.
     *
     * @param sameAs id of the model; the subject's own id if it is a model of its own
     * @param snapshot a dated or numbered build
     * @param variant how the weights are run or packed
     * @param region where it is served
     * @param pointsTo the model that a moving id leads to now
     * @param rule the name of the rule; required with basis {@code rule} and allowed with no other
     */
    @EventType(type = "model.identified")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ModelIdentified(
            String sameAs,
            @Nullable String snapshot,
            @Nullable String variant,
            @Nullable String region,
            @Nullable String pointsTo,
            IdentityBasis basis,
            @Nullable String rule,
            String reason)
            implements IdentityEvent {

        /** What the rules found, as a claim. */
        public static ModelIdentified of(ModelIdentity.Identified found) {
            return new ModelIdentified(
                    found.model(),
                    found.snapshot(),
                    found.variant(),
                    found.region(),
                    found.pointsTo(),
                    found.basis(),
                    found.basis() == IdentityBasis.RULE ? found.rule().word() : null,
                    found.reason());
        }

        @Override
        public boolean createsSubject() {
            return true;
        }

        @Override
        public Optional<Subject> requires() {
            return Optional.of(Subject.model(sameAs));
        }

        @Override
        public String requiresField() {
            return "same_as";
        }

        /** The same decision on the same basis, whatever its reason. */
        @Override
        public boolean sameAnswerAs(ClaimData other) {
            return other instanceof ModelIdentified that
                    && leadsTheSameWayAs(that)
                    && basis == that.basis
                    && Objects.equals(rule, that.rule);
        }

        /** Whether both lead to the same model, build, region and pointer, on whatever grounds. */
        boolean leadsTheSameWayAs(ModelIdentified that) {
            return sameAs.equals(that.sameAs)
                    && Objects.equals(snapshot, that.snapshot)
                    && Objects.equals(variant, that.variant)
                    && Objects.equals(region, that.region)
                    && Objects.equals(pointsTo, that.pointsTo);
        }

        @Override
        public Stream<InputError> faults() {
            return (basis == IdentityBasis.RULE) == (rule != null)
                    ? Stream.empty()
                    : Stream.of(new InputError("/rule", "is required with basis rule, and allowed with no other"));
        }

        @Override
        public Stream<Subject> mentions() {
            return Stream.of(sameAs, pointsTo).filter(Objects::nonNull).map(Subject::model);
        }

        /** The listing keeps its id, as the shop spells it: that is what is identified. */
        @Override
        public String sentence(SentenceContext it) {
            var facets = Stream.of(facet("snapshot", snapshot), facet("variant", variant), facet("region", region))
                    .filter(Objects::nonNull)
                    .reduce((first, second) -> first + ", " + second)
                    .map(" (%s)"::formatted)
                    .orElse("");
            var target = pointsTo == null ? "" : ", a pointer to " + it.model(pointsTo);
            var listing = ListingSubject.parse(it.about().id())
                    .map(spelled -> spelled.provider() + "/" + spelled.id())
                    .orElse(it.about().id());
            return listing + " is identified as " + it.model(sameAs) + facets + target;
        }

        private static @Nullable String facet(String name, @Nullable String value) {
            return value == null ? null : name + " " + value;
        }
    }
}
