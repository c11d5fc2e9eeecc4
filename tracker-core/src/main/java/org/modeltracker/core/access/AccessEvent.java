package org.modeltracker.core.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.WireEnum;

/** Claims about where, to whom and in which state a model is available. */
public sealed interface AccessEvent extends ClaimData {

    WireEnum channel();

    AccessState state();

    @Nullable
    String surface();

    @Nullable
    String provider();

    @Nullable
    String region();

    @Nullable
    String audience();

    @Nullable
    Boolean alias();

    @Nullable
    String vendorTerm();

    @Nullable
    String replacement();

    enum Known implements WireEnum {
        YES,
        NO,
        UNKNOWN
    }

    /** A surface that people use. */
    enum AppChannel implements WireEnum {
        CONSUMER_APP,
        CONSUMER_WEB,
        MESSAGING,
        DEVICE
    }

    /**
     * @param audience for example {@code selected_partners}; null for everybody
     * @param vendorTerm the vendor's name for the state, verbatim
     * @param alias true for a moving pointer ({@code -latest}) rather than a fixed version
     * @param replacement the model that is recommended instead
     */
    @EventType(type = "api_access.changed")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApiAccessChanged(
            ApiChannel channel,
            @Nullable String provider,
            @Nullable String region,
            @Nullable String audience,
            AccessState state,
            @Nullable String vendorTerm,
            @Nullable Boolean alias,
            @Nullable Known newCustomers,
            @Nullable Known requestsSucceed,
            @Nullable Known productionSupported,
            @Nullable String replacement)
            implements AccessEvent {
        @Override
        public @Nullable String surface() {
            return null;
        }
    }

    /** @param surface the product: WhatsApp, Ray-Ban Meta glasses */
    @EventType(type = "app_access.changed")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AppAccessChanged(
            AppChannel channel,
            @Nullable String surface,
            @Nullable String provider,
            @Nullable String region,
            @Nullable String audience,
            AccessState state,
            @Nullable String vendorTerm,
            @Nullable Boolean alias,
            @Nullable Known newCustomers,
            @Nullable Known requestsSucceed,
            @Nullable Known productionSupported,
            @Nullable String replacement)
            implements AccessEvent {}

    @Override
    default Optional<FactKey> question(Subject subject, UUID root) {
        return Optional.of(FactKey.of(
                subject,
                FactType.ACCESS,
                "channel",
                channel().word(),
                "surface",
                surface(),
                "provider",
                ownProvider(subject),
                "region",
                region(),
                "audience",
                audience(),
                "alias",
                Objects.equals(alias(), true) ? "true" : null));
    }

    @Override
    default String provider(Subject subject) {
        return Objects.requireNonNullElse(provider(), subject.organisationSide());
    }

    /** A maker's own API and products are its own offering, even if the claim does not name the provider. */
    private @Nullable String ownProvider(Subject subject) {
        boolean own = this instanceof AppAccessChanged || channel() == ApiChannel.FIRST_PARTY_API;
        return own ? provider(subject) : provider();
    }

    @Override
    default boolean asserts() {
        return state() != AccessState.UNKNOWN;
    }

    @Override
    default String word() {
        return state().word();
    }

    @Override
    default boolean isCompatibleWith(ClaimData other) {
        return other instanceof AccessEvent that
                && (state() == that.state() || !asserts() || !that.asserts() || (delists() && that.delists()));
    }

    /** Both mean that it is gone; publishers choose either word. */
    @Override
    default boolean delists() {
        return state() == AccessState.RETIRED || state() == AccessState.WITHDRAWN;
    }

    @Override
    default Map<String, Subject> namedModels() {
        return replacement() == null ? Map.of() : Map.of("replacement", Subject.model(replacement()));
    }

    /** Other advice is another answer; no advice is no change of it. */
    @Override
    default boolean sameAnswerAs(ClaimData other) {
        return other instanceof AccessEvent that
                && state() == that.state()
                && (that.replacement() == null || that.replacement().equals(replacement()));
    }

    @Override
    default boolean coversAllAudiences() {
        return audience() == null && state().settlesForAll();
    }

    @Override
    default String sentence(SentenceContext it) {
        return it.subject() + " is " + state().phrase() + ": " + place(it) + instead(it);
    }

    @Override
    default String announcement(SentenceContext it, PartialDate from) {
        return "%s will be %s from %s: %s%s".formatted(it.subject(), state().phrase(), from, place(it), instead(it));
    }

    @Override
    default Stream<Subject> mentions() {
        return Stream.concat(
                Stream.ofNullable(provider()).map(Subject::organisation),
                Stream.ofNullable(replacement()).map(Subject::model));
    }

    private String instead(SentenceContext it) {
        return replacement() == null ? "" : "; use " + it.model(replacement()) + " instead";
    }

    private String place(SentenceContext it) {
        var place = new StringBuilder(channel().phrase());
        if (surface() != null) {
            place.append(" (").append(surface()).append(')');
        }
        if (provider() != null) {
            place.append(" at ").append(it.seller(provider()));
        }
        var region = it.orOfKey(region(), "region");
        if (region != null) {
            place.append(" in ").append(region);
        }
        if (audience() != null) {
            place.append(", for ").append(audience().replace('_', ' '));
        }
        if (Boolean.TRUE.equals(alias()) || it.orOfKey(null, "alias") != null) {
            place.append(", alias");
        }
        return place.toString();
    }
}
