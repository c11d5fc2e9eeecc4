package org.modeltracker.core.answer;

import static org.modeltracker.core.Facts.MODEL;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.confirmed;
import static org.modeltracker.core.Facts.exact;
import static org.modeltracker.core.Facts.price;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.access.AccessState.GENERAL_AVAILABILITY;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;
import static org.modeltracker.core.access.AccessState.PUBLIC_PREVIEW;
import static org.modeltracker.core.access.AccessState.UNKNOWN;
import static org.modeltracker.core.answer.ConflictCase.when;
import static org.modeltracker.core.answer.ConflictResolverTest.score;
import static org.modeltracker.core.model.SourceKind.CATALOGUE;
import static org.modeltracker.core.model.SourceKind.COMMUNITY;
import static org.modeltracker.core.model.SourceKind.EVALUATOR;
import static org.modeltracker.core.model.SourceKind.OFFICIAL;
import static org.modeltracker.core.model.SourceKind.PRESS;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which claims are live beside the one that answers: point 2 of the rule, as a table of cases. */
final class LiveClaimCases {

    private LiveClaimCases() {}

    /** 2. */
    static Stream<ConflictCase> live() {
        var april = access(MODEL, "2026-04-01", PRIVATE_PREVIEW);
        var july = access(MODEL, "2026-07-01", GENERAL_AVAILABILITY);
        var cases = new ArrayList<>(List.of(
                when(
                                "dates are never silenced",
                                released(MODEL, "2026-04-07").by("shop-one", CATALOGUE),
                                released(MODEL, "2026-08-01").by("shop-two", CATALOGUE))
                        .answers("2026-08-01")
                        .live("shop-two", "shop-one")
                        .disputed(),
                when(
                                "scores are never silenced",
                                score(exact("59")).by("evaluator-one", EVALUATOR),
                                score(exact("61"))
                                        .by("evaluator-two", EVALUATOR)
                                        .seen("2026-08-01"))
                        .answers("61")
                        .live("evaluator-two", "evaluator-one")
                        .disputed(),
                when(
                                "what begins on the day of the last confirmation does not silence",
                                april.by("shop-one", CATALOGUE),
                                july.by("shop-two", CATALOGUE),
                                confirmed("shop-one", "2026-07-01"))
                        .answers("general_availability")
                        .live("shop-two", "shop-one")
                        .disputed(),
                when(
                                "a confirmation of another provider's offering confirms nothing",
                                april.by("shop-one", CATALOGUE),
                                july.by("shop-two", CATALOGUE),
                                confirmed("shop-one", "2026-08-01", "another-lab"))
                        .answers("general_availability")
                        .live("shop-two"),
                when(
                                "a confirmation of this provider's offerings confirms",
                                april.by("shop-one", CATALOGUE),
                                july.by("shop-two", CATALOGUE),
                                confirmed("shop-one", "2026-08-01", "lab"))
                        .answers("general_availability")
                        .live("shop-two", "shop-one")
                        .disputed(),
                when(
                                "a confirmation that was retracted confirms nothing",
                                april.by("shop-one", CATALOGUE),
                                july.by("shop-two", CATALOGUE),
                                confirmed("shop-one", "2026-08-01"),
                                confirmed("shop-one", "2026-08-01").retracts(RecordedFacts.id(3)))
                        .answers("general_availability")
                        .live("shop-two"),
                when(
                                "a publisher confirms what it had standing, not what it had replaced",
                                april.by("shop-one", CATALOGUE),
                                access(MODEL, "2026-05-01", PUBLIC_PREVIEW).by("shop-two", CATALOGUE),
                                july.by("shop-one", CATALOGUE),
                                confirmed("shop-one", "2026-08-01"))
                        .at("2026-06-01")
                        .answers("public_preview")
                        .live("shop-two"),
                when(
                                "until it said otherwise, a publisher's word confirms what it had standing",
                                april.by("shop-one", CATALOGUE),
                                access(MODEL, "2026-05-01", PUBLIC_PREVIEW).by("shop-two", CATALOGUE),
                                july.by("shop-one", CATALOGUE),
                                confirmed("shop-one", "2026-06-15"))
                        .at("2026-06-01")
                        .answers("public_preview")
                        .live("shop-two", "shop-one")
                        .disputed(),
                when(
                                "an official claim observed later silences press, though it began before",
                                april.seen("2026-07-20"),
                                july.by("press", PRESS))
                        .answers("private_preview")
                        .live("lab"),
                when(
                                "an official claim confirmed later silences press",
                                april,
                                july.by("press", PRESS),
                                confirmed("lab", "2026-07-20"))
                        .answers("private_preview")
                        .live("lab"),
                when(
                                "an official claim observed on the same day silences nothing that began no earlier",
                                april.seen("2026-07-01"),
                                july.by("press", PRESS))
                        .answers("private_preview")
                        .live("lab", "press")
                        .disputed(),
                when(
                                "a catalogue observed later does not silence press that began after it",
                                april.by("shop", CATALOGUE).seen("2026-07-20"),
                                july.by("press", PRESS))
                        .answers("private_preview")
                        .live("shop", "press")
                        .disputed(),
                when(
                                "an unknown silences no statement",
                                april.by("shop-one", CATALOGUE),
                                access(MODEL, "2026-07-01", UNKNOWN).by("shop-two", CATALOGUE))
                        .answers("private_preview")
                        .live("shop-one", "shop-two"),
                when(
                                "two changes announced ahead, each after the other was last seen, are both live",
                                price(MODEL, "2026-09-01", "input", "5")
                                        .by("shop-one", CATALOGUE)
                                        .seen("2026-07-01"),
                                price(MODEL, "2026-08-15", "input", "4")
                                        .by("shop-two", CATALOGUE)
                                        .seen("2026-08-01"))
                        .answers("input 5")
                        .live("shop-one", "shop-two")
                        .disputed(),
                when(
                                "while two silence each other, press does not answer alone",
                                price(MODEL, "2026-09-01", "input", "5")
                                        .by("shop-one", CATALOGUE)
                                        .seen("2026-07-01"),
                                price(MODEL, "2026-08-15", "input", "4")
                                        .by("shop-two", CATALOGUE)
                                        .seen("2026-08-01"),
                                price(MODEL, "2026-09-05", "input", "9").by("press", PRESS))
                        .answers("input 5")
                        .live("shop-one", "shop-two", "press")
                        .disputed()));
        for (var kind : List.of(OFFICIAL, EVALUATOR, CATALOGUE)) {
            for (var rumour : List.of(PRESS, COMMUNITY)) {
                cases.add(when(rumour + " silences no " + kind, april.by("one", kind), july.by("two", rumour))
                        .answers("private_preview")
                        .live("one", "two")
                        .disputed());
                cases.add(when(
                                kind + " that begins later silences " + rumour,
                                april.by("one", rumour),
                                july.by("two", kind))
                        .answers("general_availability")
                        .live("two"));
            }
        }
        for (var rumour : List.of(PRESS, COMMUNITY)) {
            for (var later : List.of(PRESS, COMMUNITY)) {
                cases.add(when(later + " silences earlier " + rumour, april.by("one", rumour), july.by("two", later))
                        .answers("general_availability")
                        .live("two"));
            }
        }
        return cases.stream();
    }
}
