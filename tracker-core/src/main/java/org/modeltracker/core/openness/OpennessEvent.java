package org.modeltracker.core.openness;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.WireEnum;

/** How open a model is. Open weights are not open source: that word waits for the Open Source AI Definition 1.0. */
public sealed interface OpennessEvent extends ClaimData {

    enum Status implements WireEnum {
        CLOSED,
        GATED_WEIGHTS,
        RESEARCH_ONLY,
        OPEN_WEIGHTS,
        OPEN_WEIGHTS_RESTRICTED,
        OPEN_WEIGHTS_PERMISSIVE,
        OPEN_SOURCE_AI,
        UNKNOWN;

        /** Whether somebody can have the weights, on whatever terms. */
        public boolean hasOpenWeights() {
            return this != CLOSED && this != UNKNOWN;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Artifact(@Nullable Boolean available, @Nullable String url) {

        /** Whether a reader learns nothing else from it than from the one before; what either leaves out is no change. */
        boolean prolongs(@Nullable Artifact before) {
            boolean was = before == null || before.available == null || before.available;
            boolean sameUrl = url == null || before == null || before.url == null || url.equals(before.url);
            return (available == null || available == was) && sameUrl;
        }
    }

    /**
     * @param license SPDX expression, or {@code LicenseRef-…}
     * @param claimedBy slug of who calls it so
     * @param statement the vendor's own wording, verbatim
     */
    @EventType(type = "open_source_status.changed")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenSourceStatusChanged(
            Status status,
            @Nullable String license,
            @Nullable Artifact weights,
            @Nullable Artifact code,
            @Nullable Artifact trainingData,
            @Nullable String claimedBy,
            @Nullable String statement)
            implements OpennessEvent {

        public OpenSourceStatusChanged {
            license = license == null ? null : LicenseExpression.canonical(license);
        }

        @Override
        public Stream<InputError> faults() {
            if (license == null) {
                return Stream.empty();
            }
            try {
                LicenseExpression.parse(license);
                return Stream.empty();
            } catch (LicenseExpression.NotAnExpression fault) {
                return Stream.of(new InputError("/license", fault.detail()));
            }
        }

        @Override
        public Optional<FactKey> question(Subject subject, UUID root) {
            return Optional.of(FactKey.of(subject, FactType.OPEN_SOURCE_STATUS));
        }

        @Override
        public boolean asserts() {
            return status != Status.UNKNOWN;
        }

        @Override
        public String word() {
            return status.word();
        }

        @Override
        public boolean isCompatibleWith(ClaimData other) {
            return other instanceof OpenSourceStatusChanged that
                    && (!asserts() || !that.asserts() || (statusAgrees(that) && licenseAgrees(that)));
        }

        /** Open weights whose licence is not established may be of any open kind. */
        private boolean statusAgrees(OpenSourceStatusChanged that) {
            return status == that.status
                    || (status == Status.OPEN_WEIGHTS && that.status.hasOpenWeights())
                    || (that.status == Status.OPEN_WEIGHTS && status.hasOpenWeights());
        }

        @Override
        public boolean sameAnswerAs(ClaimData other) {
            return other instanceof OpenSourceStatusChanged that
                    && status == that.status
                    && isSame(license, that.license)
                    && (that.weights == null || that.weights.prolongs(weights));
        }

        @Override
        public String sentence(SentenceContext it) {
            if (isPulled()) {
                return "the weights of %s are not available any more; its open-source status is %s"
                        .formatted(it.subject(), terms());
            }
            return "%s has the open-source status %s".formatted(it.subject(), terms());
        }

        @Override
        public String announcement(SentenceContext it, PartialDate from) {
            if (isPulled()) {
                return "the weights of %s will not be available any more from %s; its open-source status will be %s"
                        .formatted(it.subject(), from, terms());
            }
            return "%s will have the open-source status %s from %s".formatted(it.subject(), terms(), from);
        }

        private String terms() {
            return status.phrase() + (license == null ? "" : ", under " + license);
        }

        private boolean licenseAgrees(OpenSourceStatusChanged that) {
            return license == null || that.license == null || isSame(license, that.license);
        }

        /** Weights that the status calls open, and that nobody can get. */
        private boolean isPulled() {
            return weights != null
                    && Boolean.FALSE.equals(weights.available())
                    && status != Status.CLOSED
                    && status != Status.UNKNOWN;
        }

        /** Older logs contain licences in any case. */
        private static boolean isSame(@Nullable String one, @Nullable String other) {
            return one == null ? other == null : one.equalsIgnoreCase(other);
        }
    }
}
