package org.modeltracker.core.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Subject;

/** Claims about the announcement, release and description of models. */
public sealed interface ReleaseEvent extends ClaimData {

    /** The name that the claim gives, with the maker and the build. */
    private static String named(String name, SentenceContext it) {
        var build = it.build();
        return "%s (%s)".formatted(name, build.isEmpty() ? it.maker() : it.maker() + ", " + build);
    }

    /** @param vendorIds the vendor's own spellings, verbatim */
    @EventType(type = "model.announced")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ModelAnnounced(
            String name,
            @Nullable String family,
            @Nullable String summary,
            List<String> vendorIds,
            List<String> aliases)
            implements ReleaseEvent {

        public ModelAnnounced {
            vendorIds = vendorIds == null ? List.of() : List.copyOf(vendorIds);
            aliases = aliases == null ? List.of() : List.copyOf(aliases);
        }

        @Override
        public boolean createsSubject() {
            return true;
        }

        @Override
        public Optional<FactKey> question(Subject subject, UUID root) {
            return Optional.of(FactKey.of(subject, FactType.ANNOUNCED));
        }

        @Override
        public String sentence(SentenceContext it) {
            return named(name, it) + " is announced";
        }

        @Override
        public String announcement(SentenceContext it, PartialDate from) {
            return named(name, it) + " will be announced " + from.phrase();
        }
    }

    /**
     * @param modes modes of the model: Instant, Contemplating
     * @param parameters a number, or the word {@code undisclosed}
     * @param contextTokens the longest input, in tokens
     * @param successorOf model id
     */
    @EventType(type = "model.released")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ModelReleased(
            String name,
            @Nullable String family,
            @Nullable String summary,
            List<String> vendorIds,
            List<String> aliases,
            List<String> modalities,
            List<String> modes,
            @Nullable Object parameters,
            @Nullable Long contextTokens,
            @Nullable String successorOf)
            implements ReleaseEvent {

        public ModelReleased {
            vendorIds = vendorIds == null ? List.of() : List.copyOf(vendorIds);
            aliases = aliases == null ? List.of() : List.copyOf(aliases);
            modalities = modalities == null ? List.of() : List.copyOf(modalities);
            modes = modes == null ? List.of() : List.copyOf(modes);
            parameters = parameters instanceof Number number ? (Object) number.longValue() : parameters;
        }

        @Override
        public boolean createsSubject() {
            return true;
        }

        @Override
        public Optional<FactKey> question(Subject subject, UUID root) {
            return Optional.of(FactKey.of(subject, FactType.RELEASED));
        }

        @Override
        public Map<String, Subject> namedModels() {
            return successorOf == null ? Map.of() : Map.of("successor_of", Subject.model(successorOf));
        }

        @Override
        public String sentence(SentenceContext it) {
            return named(name, it) + " is released";
        }

        @Override
        public String announcement(SentenceContext it, PartialDate from) {
            return named(name, it) + " will be released " + from.phrase();
        }
    }

    /** @param topic {@code sla}, {@code fine_tuning}, {@code mode_cost}, {@code ranking}…: facts that no view answers */
    @EventType(type = "model.fact_reported")
    record ModelFactReported(String topic, String statement) implements ReleaseEvent {

        @Override
        public Optional<FactKey> question(Subject subject, UUID root) {
            return Optional.of(FactKey.of(subject, FactType.REPORTED, "event", root.toString()));
        }

        @Override
        public String sentence(SentenceContext it) {
            return "%s, %s: %s".formatted(it.subject(), topic.replace('_', ' '), statement);
        }
    }
}
