package org.modeltracker.core.organisation;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.CurrencyCode;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.WireEnum;

/** Claims about organisations. */
public sealed interface OrganisationEvent extends ClaimData {

    enum Role implements WireEnum {
        LAB,
        PROVIDER,
        CLOUD,
        AGGREGATOR,
        EVALUATOR,
        PUBLISHER
    }

    @Override
    default boolean isAbout(Subject.Kind kind) {
        return kind == Subject.Kind.ORGANISATION;
    }

    @Override
    default boolean createsSubject() {
        return true;
    }

    /**
     * @param ticker its stock ticker, such as {@code META}
     * @param parent slug of the parent organisation
     * @param formerly ids that it had before: what a shop of that name listed goes on under the new one
     */
    @EventType(type = "organisation.registered")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrganisationRegistered(
            String name,
            List<Role> roles,
            @Nullable String homepage,
            @Nullable String ticker,
            @Nullable String parent,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> formerly)
            implements OrganisationEvent {

        public OrganisationRegistered {
            roles = List.copyOf(roles);
            formerly = formerly == null ? List.of() : List.copyOf(formerly);
        }

        @Override
        public Optional<FactKey> question(Subject subject, UUID root) {
            return Optional.of(FactKey.of(subject, FactType.ORGANISATION));
        }

        @Override
        public String sentence(SentenceContext it) {
            var what = roles.stream().map(role -> role.word());
            return "%s is registered (%s)".formatted(name, what.collect(Collectors.joining(", ")));
        }
    }

    /**
     * @param topic {@code investment}, {@code spend}, {@code hire}, {@code unit_formed}…
     * @param amount in whole units of the currency; for a range, low and high instead
     * @param currency ISO 4217
     */
    @EventType(type = "organisation.fact_reported")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrganisationFactReported(
            String topic,
            String statement,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            BigDecimal amount,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            BigDecimal low,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
            BigDecimal high,

            @Nullable String currency,
            @Nullable String counterpart)
            implements OrganisationEvent {

        @Override
        public Stream<InputError> faults() {
            return Stream.of(
                            check(
                                    "/currency",
                                    currency != null && !CurrencyCode.isKnown(currency),
                                    "is not an ISO 4217 currency"),
                            check(
                                    "/currency",
                                    currency == null && (amount != null || low != null || high != null),
                                    "is required with an amount"),
                            check(
                                    "/amount",
                                    amount != null && (low != null || high != null),
                                    "must not be combined with low and high"),
                            check("/high", (low == null) != (high == null), "low and high must be given together"),
                            check(
                                    "/low",
                                    low != null && high != null && low.compareTo(high) > 0,
                                    "is greater than high"))
                    .flatMap(Optional::stream);
        }

        @Override
        public Optional<FactKey> question(Subject subject, UUID root) {
            return Optional.of(FactKey.of(subject, FactType.REPORTED, "event", root.toString()));
        }

        @Override
        public String sentence(SentenceContext it) {
            return "%s, %s: %s".formatted(it.subject(), topic.replace('_', ' '), statement);
        }

        private static Optional<InputError> check(String pointer, boolean faulty, String detail) {
            return faulty ? Optional.of(new InputError(pointer, detail)) : Optional.empty();
        }
    }
}
