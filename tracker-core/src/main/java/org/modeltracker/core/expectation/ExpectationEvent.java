package org.modeltracker.core.expectation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.Question;
import org.modeltracker.core.model.Statement;
import org.modeltracker.core.model.Stored;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.Word;

/** What somebody expects of a model, and what became of it. */
public sealed interface ExpectationEvent extends Statement {

    enum About implements Word {
        API_ACCESS,
        PRICING,
        OPEN_SOURCE_STATUS,
        APP_ACCESS,
        RELEASE
    }

    enum Commitment implements Word {
        FIRM,
        NOT_EARLIER_THAN,
        EXPECTED,
        HOPE
    }

    enum Outcome implements Word {
        MET,
        MET_BY_OTHER_MODEL,
        MISSED,
        VOID
    }

    /**
     * @param expected the state that is expected, in a word or words
     * @param window a vague date, or words such as "coming weeks": only dated windows become overdue
     */
    @Stored(type = "expectation.stated")
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
        public Optional<Question> question(Subject subject, UUID root) {
            return Optional.of(Question.of(subject, Fact.EXPECTATION, "event", root.toString()));
        }

        @Override
        public String word() {
            return about.word();
        }

        @Override
        public String sentence(String subject) {
            var what = about.phrase();
            var detail = new StringBuilder();
            append(detail, " on ", surface);
            append(detail, ": ", expected);
            append(detail, ", window ", window);
            return "%s, %s%s (%s)".formatted(subject, what, detail, commitment.phrase());
        }

        private static void append(StringBuilder text, String before, @Nullable String value) {
            if (value != null) {
                text.append(before).append(value.replace('_', ' '));
            }
        }
    }

    /**
     * @param expectation id of the event that stated it, or that corrected it last
     * @param byEvent id of the event that settled it
     */
    @Stored(type = "expectation.resolved")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExpectationResolved(
            UUID expectation, Outcome outcome, @Nullable UUID byEvent) implements ExpectationEvent {

        @Override
        public Optional<UUID> actsOn() {
            return Optional.of(expectation);
        }

        @Override
        public String actsOnField() {
            return "expectation";
        }

        @Override
        public boolean canActOn(Statement target) {
            return target instanceof ExpectationStated;
        }

        @Override
        public Optional<Question> question(Subject subject, UUID root) {
            return Optional.of(Question.of(subject, Fact.RESOLUTION, "expectation", root.toString()));
        }

        @Override
        public boolean agreesWith(Statement other) {
            return other instanceof ExpectationResolved that && outcome == that.outcome;
        }

        @Override
        public boolean sameAnswerAs(Statement other) {
            return agreesWith(other);
        }

        @Override
        public String sentence(String subject) {
            return "%s, expectation: %s".formatted(subject, outcome.phrase());
        }
    }
}
