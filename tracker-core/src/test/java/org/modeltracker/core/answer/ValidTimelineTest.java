package org.modeltracker.core.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Facts.MODEL;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.access.AccessState.ANNOUNCED;
import static org.modeltracker.core.access.AccessState.DEPRECATED;
import static org.modeltracker.core.access.AccessState.GENERAL_AVAILABILITY;
import static org.modeltracker.core.access.AccessState.LIMITED_AVAILABILITY;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;
import static org.modeltracker.core.access.AccessState.PUBLIC_PREVIEW;
import static org.modeltracker.core.access.AccessState.RETIRED;
import static org.modeltracker.core.access.AccessState.SUSPENDED;
import static org.modeltracker.core.access.AccessState.UNKNOWN;
import static org.modeltracker.core.access.AccessState.WITHDRAWN;
import static org.modeltracker.core.answer.ConflictCase.when;
import static org.modeltracker.core.model.SourceKind.CATALOGUE;
import static org.modeltracker.core.model.SourceKind.COMMUNITY;
import static org.modeltracker.core.model.SourceKind.PRESS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modeltracker.core.Facts;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.ApiChannel;

/** Points 5 to 7 of the rule, and what it takes vague dates to mean: the answer through time. */
class ValidTimelineTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"since", "narrower_audiences", "corrections", "vague_dates"})
    void the_answer_follows_the_rule(ConflictCase line) {
        line.holdsInEveryOrderOfRecording();
    }

    /** 5. */
    static Stream<ConflictCase> since() {
        var april = access(MODEL, "2026-04-01", GENERAL_AVAILABILITY);
        var june = access(MODEL, "2026-06-01", GENERAL_AVAILABILITY);
        return Stream.of(
                when("said again, the run goes on", april, june)
                        .answers("general_availability")
                        .since("2026-04-01"),
                when("another source that says the same prolongs the run", april.by("one", CATALOGUE), june)
                        .answers("general_availability")
                        .live("lab")
                        .since("2026-04-01"),
                when("an interruption breaks the run", april, access(MODEL, "2026-05-01", SUSPENDED), june)
                        .answers("general_availability")
                        .since("2026-06-01"),
                when("what is only known to hold begins at the latest", april.firstSeen())
                        .answers("general_availability")
                        .sinceAtTheLatest("2026-04-01"),
                when("a run keeps the basis of its beginning", april.firstSeen(), june)
                        .answers("general_availability")
                        .sinceAtTheLatest("2026-04-01"),
                when(
                                "since is as vague as the source was",
                                access(MODEL, "2026-04", GENERAL_AVAILABILITY).seen("2026-05-02"))
                        .answers("general_availability")
                        .since("2026-04"),
                when(
                                "a run of dispute goes on while claims come and go",
                                access(MODEL, "2026-04-01", PRIVATE_PREVIEW),
                                june.by("press-one", PRESS),
                                access(MODEL, "2026-07-01", PUBLIC_PREVIEW).by("press-two", PRESS))
                        .answers("private_preview")
                        .live("lab", "press-two")
                        .since("2026-04-01")
                        .disputedSince("2026-06-01"),
                when(
                                "the run of the answer and of the dispute may begin apart",
                                access(MODEL, "2026-04-01", PRIVATE_PREVIEW),
                                june.by("press-one", PRESS),
                                access(MODEL, "2026-07-01", PUBLIC_PREVIEW))
                        .answers("public_preview")
                        .live("lab")
                        .since("2026-07-01"),
                when(
                                "an answer that comes back begins when the other ended, whoever was recorded first",
                                access(MODEL, "2026-03-01", PRIVATE_PREVIEW)
                                        .by("shop", CATALOGUE)
                                        .seen("2026-08-01"),
                                april,
                                access(MODEL, "2026-07-01", UNKNOWN),
                                access(MODEL, "2026-07", PRIVATE_PREVIEW)
                                        .by("fans", COMMUNITY)
                                        .seen("2026-07-01"))
                        .answers("private_preview")
                        .live("shop", "fans", "lab")
                        .since("2026-07"));
    }

    /** 6. */
    static Stream<ConflictCase> narrower_audiences() {
        var preview = access(MODEL, "2026-04-09", PRIVATE_PREVIEW, "partners");
        var cases = new ArrayList<>(List.of(
                when(
                                "a narrower audience that is spoken of later has its own state again",
                                access(MODEL, "2026-08-01", SUSPENDED, "partners"),
                                access(MODEL, "2026-07-01", GENERAL_AVAILABILITY))
                        .answers("suspended")
                        .live("lab")
                        .since("2026-08-01"),
                when("before everybody has it, partners have a preview", preview, everybody(GENERAL_AVAILABILITY))
                        .at("2026-06-30")
                        .answers("private_preview"),
                when(
                                "another region's state for everybody covers nobody here",
                                preview,
                                access(MODEL, "2026-07-01", GENERAL_AVAILABILITY)
                                        .saying(new ApiAccessChanged(
                                                ApiChannel.FIRST_PARTY_API,
                                                null,
                                                "eu",
                                                null,
                                                GENERAL_AVAILABILITY,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null)))
                        .answers("private_preview"),
                when(
                                "a state for some covers nobody else",
                                access(MODEL, "2026-04-09", PRIVATE_PREVIEW),
                                access(MODEL, "2026-07-01", GENERAL_AVAILABILITY, "partners"))
                        .answers("private_preview"),
                when(
                                "press that says everybody has it disputes the preview of some",
                                preview,
                                everybody(GENERAL_AVAILABILITY).by("press", PRESS))
                        .answers("private_preview")
                        .live("lab", "press")
                        .disputed()));
        for (var state : List.of(PUBLIC_PREVIEW, DEPRECATED)) {
            cases.add(when(
                            "once covered, partners go along with everybody, who moved on to " + state,
                            preview,
                            everybody(SUSPENDED),
                            access(MODEL, "2026-09-01", state))
                    .answers(state.word())
                    .live("lab")
                    .since("2026-09-01"));
        }
        cases.add(when(
                        "partners go along until they are spoken of again",
                        preview,
                        everybody(GENERAL_AVAILABILITY),
                        access(MODEL, "2026-08-01", LIMITED_AVAILABILITY, "partners"),
                        access(MODEL, "2026-09-01", DEPRECATED))
                .answers("limited_availability")
                .since("2026-08-01"));
        cases.add(when(
                        "what was covered and spoken of at once has both answers",
                        access(MODEL, "2026-07-01", LIMITED_AVAILABILITY, "partners"),
                        everybody(SUSPENDED))
                .answers(firstByDigest(
                        access(MODEL, "2026-07-01", LIMITED_AVAILABILITY, "partners"), everybody(SUSPENDED)))
                .live("lab", "lab")
                .disputed());
        for (var state : AccessState.values()) {
            boolean covers =
                    List.of(GENERAL_AVAILABILITY, SUSPENDED, WITHDRAWN, RETIRED).contains(state);
            cases.add(when(
                            state + " for everybody" + (covers ? " covers" : " does not cover") + " partners",
                            preview,
                            everybody(state))
                    .answers(covers ? state.word() : "private_preview")
                    .since(covers ? "2026-07-01" : "2026-04-09"));
        }
        return cases.stream();
    }

    /** 7, and "neither corrected away nor retracted there". */
    static Stream<ConflictCase> corrections() {
        var announced = access(MODEL, "2026-05-01", GENERAL_AVAILABILITY).seen("2026-04-01");
        var postponed = access(MODEL, "2026-06-01", GENERAL_AVAILABILITY)
                .seen("2026-04-20")
                .corrects(RecordedFacts.id(1));
        var again = access(MODEL, "2026-07-01", GENERAL_AVAILABILITY)
                .seen("2026-05-20")
                .corrects(RecordedFacts.id(2));
        return Stream.of(
                when("a change announced ahead and then postponed is corrected", announced, postponed)
                        .at("2026-05-15")
                        .answersNothing(),
                when("a change announced ahead and then postponed comes later", announced, postponed)
                        .at("2026-06-15")
                        .answers("general_availability")
                        .since("2026-06-01"),
                when("postponed twice, the second correction names the first", announced, postponed, again)
                        .at("2026-06-15")
                        .answersNothing(),
                when("postponed twice, it comes when the newest says", announced, postponed, again)
                        .answers("general_availability")
                        .since("2026-07-01"),
                when(
                                "what was retracted is not looked at",
                                announced,
                                announced.seen("2026-05-02").retracts(RecordedFacts.id(1)))
                        .answersNothing(),
                when(
                                "a correction that was retracted does not bring back what it corrected",
                                announced,
                                postponed,
                                announced.seen("2026-05-02").retracts(RecordedFacts.id(2)))
                        .answersNothing());
    }

    /** Three times, never mixed: "In comparisons a period coarser than a day counts from observed_at moved into it". */
    static Stream<ConflictCase> vague_dates() {
        var said2026 = access(MODEL, "2026", GENERAL_AVAILABILITY).seen("2026-07-10");
        var said2025 = access(MODEL, "2026", GENERAL_AVAILABILITY).seen("2025-06-01");
        return Stream.of(
                when("GA in 2026, said in July 2026, does not hold before", said2026)
                        .at("2026-07-09")
                        .answersNothing(),
                when("GA in 2026, said in July 2026, holds from July", said2026)
                        .at("2026-07-10")
                        .answers("general_availability")
                        .since("2026"),
                when("GA in 2026, said in 2025, does not hold before 2026", said2025)
                        .at("2025-12-31")
                        .answersNothing(),
                when("GA in 2026, said in 2025, holds from January 2026", said2025)
                        .at("2026-01-01")
                        .answers("general_availability"),
                when(
                                "GA in 2025, said in 2026, holds from the end of 2025",
                                access(MODEL, "2025", GENERAL_AVAILABILITY).seen("2026-02-01"))
                        .at("2025-12-31")
                        .answers("general_availability"),
                when(
                                "a vague date that counts from when it was said comes after an earlier day",
                                access(MODEL, "2026-06-30", DEPRECATED),
                                access(MODEL, "2026-Q2", ANNOUNCED).seen("2026-05-01"))
                        .answers("deprecated"));
    }

    @Test
    void as_of_an_earlier_position_what_came_later_is_not_known() {
        var told = RecordedFacts.of(
                access(MODEL, "2026-04-09", PRIVATE_PREVIEW),
                access(MODEL, "2026-04-10", PUBLIC_PREVIEW).corrects(RecordedFacts.id(1)),
                access(MODEL, "2026-04-10", PUBLIC_PREVIEW).retracts(RecordedFacts.id(2)));
        assertThat(states(told, 1, null)).containsExactly("private_preview");
        assertThat(states(told, 2, null)).containsExactly("public_preview");
        assertThat(states(told, 3, null)).isEmpty();
    }

    @Test
    void observed_by_an_earlier_day_what_sources_said_later_is_not_known() {
        var told = RecordedFacts.of(
                access(MODEL, "2026-04-10", PUBLIC_PREVIEW).seen("2026-04-20").corrects(RecordedFacts.id(2)),
                access(MODEL, "2026-04-09", PRIVATE_PREVIEW).seen("2026-04-09"));
        var log = new RecordedFacts(List.of(told.events().get(1), told.events().getFirst()));
        assertThat(states(log, 2, Instant.parse("2026-04-19T23:59:59Z"))).containsExactly("private_preview");
        assertThat(states(log, 2, Instant.parse("2026-04-20T23:59:59Z"))).containsExactly("public_preview");
        assertThat(states(log, 2, Instant.parse("2026-04-08T23:59:59Z"))).isEmpty();
    }

    @Test
    void nobody_asks_for_an_audience_of_which_nobody_spoke() {
        assertThat(RecordedFacts.of(everybody(GENERAL_AVAILABILITY)).questions())
                .hasSize(1);
    }

    private static List<String> states(RecordedFacts told, long asOf, Instant observedBy) {
        var question = told.claims().getFirst().question();
        return told.course(question, asOf, observedBy).stream()
                .map(stretch -> ConflictCase.words(stretch.verdict().answer()))
                .toList();
    }

    private static String firstByDigest(Facts... facts) {
        return RecordedFacts.of(facts).claims().stream()
                .min(Comparator.comparing(CompetingClaim::digest))
                .map(ConflictCase::words)
                .orElseThrow();
    }

    private static Facts everybody(AccessState state) {
        return access(MODEL, "2026-07-01", state);
    }
}
