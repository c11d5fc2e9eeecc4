package org.modeltracker.core.answer;

import static org.modeltracker.core.Facts.MODEL;
import static org.modeltracker.core.Facts.confirmed;
import static org.modeltracker.core.Facts.price;
import static org.modeltracker.core.answer.ConflictCase.when;
import static org.modeltracker.core.model.SourceKind.CATALOGUE;
import static org.modeltracker.core.model.SourceKind.COMMUNITY;
import static org.modeltracker.core.model.SourceKind.EVALUATOR;
import static org.modeltracker.core.model.SourceKind.OFFICIAL;
import static org.modeltracker.core.model.SourceKind.PRESS;

import java.util.stream.Stream;
import org.modeltracker.core.Facts;
import org.modeltracker.core.pricing.Disclosure;

/** Which price answers where a list is late, changes in one part, ends by itself, or is in another currency. */
final class PriceRuleCases {

    private PriceRuleCases() {}

    static Stream<ConflictCase> late_lists() {
        var old = price(MODEL, "2026-06-01", "input", "5", "output", "30");
        var cut = price(MODEL, "2026-07-30", "input", "2.5", "output", "15");
        var late = price(MODEL, "2026-08-03", "input", "5", "output", "30").firstSeen();
        return Stream.of(
                when("a late catalogue never silences the vendor", old, cut, late.by("list", CATALOGUE))
                        .answers("input 2.5, output 15")
                        .live("lab", "list")
                        .since("2026-07-30")
                        .disputedSince("2026-08-03"),
                when("nor does a late evaluator", old, cut, late.by("evaluator", EVALUATOR))
                        .answers("input 2.5, output 15")
                        .live("lab", "evaluator")
                        .disputed(),
                when("another official does", old, cut, late.by("reseller", OFFICIAL))
                        .answers("input 5, output 30")
                        .live("reseller"),
                when(
                                "so does a catalogue that knows when it began",
                                old,
                                cut,
                                price(MODEL, "2026-08-03", "input", "5").by("list", CATALOGUE))
                        .answers("input 5")
                        .live("list"),
                when(
                                "a catalogue still silences another catalogue",
                                cut.by("list-one", CATALOGUE),
                                late.by("list-two", CATALOGUE))
                        .answers("input 5, output 30")
                        .live("list-two"),
                when(
                                "at equal dates the answer is what most publishers say",
                                at("list-one", "5"),
                                at("list-two", "2.5"),
                                at("list-three", "5"))
                        .answers("input 5")
                        .disputed(),
                when(
                                "at equal dates the answer is what most publishers say, whatever it is",
                                at("list-one", "5"),
                                at("list-two", "2.5"),
                                at("list-three", "2.5"))
                        .answers("input 2.5")
                        .disputed());
    }

    static Stream<ConflictCase> entries_that_change_in_one_part() {
        var first = price(MODEL, "2026-06-01", "input", "5", "cache_read", "0.5")
                .by("list-one", CATALOGUE)
                .firstSeen();
        var other = price(MODEL, "2026-07-01", "input", "4")
                .by("list-two", CATALOGUE)
                .firstSeen();
        var again = price(MODEL, "2026-08-01", "input", "5", "cache_read", "0.4")
                .by("list-one", CATALOGUE)
                .firstSeen();
        return Stream.of(
                when(
                                "a change of the cache price makes no new input price",
                                first,
                                other,
                                again,
                                confirmed("list-two", "2026-07-31"))
                        .answers("input 4")
                        .live("list-two", "list-one")
                        .disputed(),
                when(
                                "a change of the input price does",
                                first,
                                other,
                                price(MODEL, "2026-08-01", "input", "6", "cache_read", "0.5")
                                        .by("list-one", CATALOGUE)
                                        .firstSeen(),
                                confirmed("list-two", "2026-07-31"))
                        .answers("input 6, cache_read 0.5")
                        .live("list-one"));
    }

    static Stream<ConflictCase> ends() {
        var promotion = price(MODEL, "2026-06-30", "input", "2", "output", "10").until("2026-08-31");
        return Stream.of(
                when("a price with an end holds on its last day", promotion)
                        .at("2026-08-31")
                        .answers("input 2, output 10"),
                when("it has expired on the next day", promotion)
                        .at("2026-09-01")
                        .answers("expired")
                        .since("2026-09-01"),
                when(
                                "the price that follows takes its place, whenever it was said",
                                promotion,
                                price(MODEL, "2026-09-01", "input", "3").seen("2026-06-30"))
                        .at("2026-09-01")
                        .answers("input 3")
                        .live("lab")
                        .since("2026-09-01"),
                when("a price that ended earlier is gone", promotion, price(MODEL, "2026-08-01", "input", "3"))
                        .answers("input 3")
                        .since("2026-08-01"),
                when(
                                "a list that was last seen before the end does not answer after it",
                                promotion,
                                price(MODEL, "2026-07-05", "input", "2").by("list", CATALOGUE))
                        .answers("expired")
                        .live("lab"),
                when(
                                "a list that was seen after the end does",
                                promotion,
                                price(MODEL, "2026-09-10", "input", "4")
                                        .by("list", CATALOGUE)
                                        .firstSeen())
                        .answers("input 4")
                        .live("list"),
                when(
                                "the press too",
                                promotion,
                                price(MODEL, "2026-09-10", "input", "4").by("press", PRESS))
                        .answers("input 4"),
                when(
                                "the end in a list says nothing of the vendor's price",
                                price(MODEL, "2026-06-01", "input", "3"),
                                price(MODEL, "2026-07-01", "input", "2")
                                        .until("2026-07-31")
                                        .by("list", CATALOGUE)
                                        .firstSeen())
                        .answers("input 3")
                        .live("lab", "list"),
                when(
                                "an end that was corrected is no end",
                                promotion,
                                price(MODEL, "2026-06-30", "input", "2").corrects(RecordedFacts.id(1)))
                        .answers("input 2"));
    }

    static Stream<ConflictCase> currencies() {
        var yuan = price(MODEL, "2026-06-05", "input", "7").in("CNY");
        var dollars = price(MODEL, "2026-06-01", "input", "1");
        return Stream.of(
                when("two currencies of one vendor hold side by side", dollars, yuan)
                        .answers("input 1"),
                when("two currencies of one vendor hold side by side, in either order", yuan, dollars)
                        .answers("input 7"),
                when(
                                "prices of two publishers in two currencies are no dispute",
                                price(MODEL, "2026-06-01", "input", "1.8").in("EUR"),
                                price(MODEL, "2026-06-02", "input", "1.8")
                                        .by("list", CATALOGUE)
                                        .firstSeen())
                        .answers("input 1.8")
                        .live("lab"),
                when(
                                "what is undisclosed is so until a price in any currency",
                                price(MODEL, "2026-05-01", Disclosure.UNDISCLOSED),
                                yuan)
                        .answersNothing(),
                when(
                                "what is offered no more is so in any currency",
                                yuan,
                                price(MODEL, "2026-07-01", Disclosure.NOT_OFFERED))
                        .answersNothing(),
                when(
                                "an entry of a catalogue has one currency at a time",
                                dollars.by("list", CATALOGUE),
                                yuan.by("list", CATALOGUE))
                        .answersNothing());
    }

    static Stream<ConflictCase> hearsay() {
        return Stream.of(when(
                        "a rumour neither ends nor begins what a vendor said",
                        price(MODEL, "2026-06-01", "input", "3"),
                        price(MODEL, "2026-07-01", "input", "2").by("fans", COMMUNITY))
                .answers("input 3")
                .live("lab", "fans")
                .disputed());
    }

    private static Facts at(String list, String amount) {
        return price(MODEL, "2026-06-01", "input", amount).by(list, CATALOGUE);
    }
}
