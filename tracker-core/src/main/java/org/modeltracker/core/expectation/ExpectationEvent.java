package org.modeltracker.core.expectation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EventType;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.WireEnum;

/** Claims about expectations and their outcome. */
public sealed interface ExpectationEvent extends ClaimData {

    enum About implements WireEnum {
        API_ACCESS,
        PRICING,
        OPEN_SOURCE_STATUS,
        APP_ACCESS,
        RELEASE
    }

    enum Commitment implements WireEnum {
        FIRM,
        NOT_EARLIER_THAN,
        EXPECTED,
        HOPE
    }

    enum Outcome implements WireEnum {
        MET,
        MET_BY_OTHER_MODEL,
        MISSED,
        VOID;

        boolean isMet() {
            return this == MET || this == MET_BY_OTHER_MODEL;
        }

        @Override
        public String phrase() {
            return this == MET_BY_OTHER_MODEL ? "met by another model" : WireEnum.super.phrase();
        }
    }

    /**
     * @param expected the expected state, as a wire name or text
     * @param window a partial date, or words such as "coming weeks"; only dated windows become overdue
     */
    @EventType(type = "expectation.stated")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExpectationStated(
            About about,
            @Nullable String expected,
            @Nullable String surface,
            @Nullable String window,
            Commitment commitment,
            @Nullable String statement)
            implements ExpectationEvent {

        @Override
        public Optional<FactKey> question(Subject subject, UUID root) {
            return Optional.of(FactKey.of(subject, FactType.EXPECTATION, "event", root.toString()));
        }

        @Override
        public String word() {
            return about.word();
        }

        @Override
        public String sentence(SentenceContext it) {
            return ExpectationSentence.of(this, it);
        }
    }

    /**
     * @param expectation id of the event that stated it, or of its last correction
     * @param byEvent id of the event that resolved it
     */
    @EventType(type = "expectation.resolved")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExpectationResolved(
            UUID expectation, Outcome outcome, @Nullable UUID byEvent) implements ExpectationEvent {

        @Override
        public Optional<UUID> amends() {
            return Optional.of(expectation);
        }

        @Override
        public String amendsField() {
            return "expectation";
        }

        @Override
        public boolean canAmend(ClaimData target) {
            return target instanceof ExpectationStated;
        }

        @Override
        public Optional<FactKey> question(Subject subject, UUID root) {
            return Optional.of(FactKey.of(subject, FactType.RESOLUTION, "expectation", root.toString()));
        }

        @Override
        public boolean isCompatibleWith(ClaimData other) {
            return other instanceof ExpectationResolved that && outcome == that.outcome;
        }

        @Override
        public boolean sameAnswerAs(ClaimData other) {
            return isCompatibleWith(other);
        }

        @Override
        public Stream<UUID> refersTo() {
            return Stream.of(expectation, byEvent).filter(Objects::nonNull);
        }

        @Override
        public String sentence(SentenceContext it) {
            return ExpectationSentence.of(this, it);
        }
    }
}
