package org.modeltracker.api.importer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.ClaimEvent.Replacement;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.PublisherClaims.Told;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.Question;
import org.modeltracker.core.model.Statement;
import org.modeltracker.core.model.VagueDate;

/**
 * Weaves what one snapshot shows of one question into what its publisher said of it before and after. Read in the order of observation, the
 * claims come out as if the snapshots had been imported in that order.
 */
final class Weaving {

    private final Question question;
    private final boolean dated;
    private final List<Told> told;
    private final List<LaterRun> later;
    private final List<Draft> drafts = new ArrayList<>();
    private final Set<UUID> ended = new HashSet<>();

    /**
     * @param dated whether the source dates the state itself: then only claims of that date are given
     * @param told the publisher's claims on the question, in the order of the log
     * @param later its runs after this one, in the order of observation
     */
    Weaving(Question question, boolean dated, List<Told> told, List<LaterRun> later) {
        this.question = question;
        this.dated = dated;
        this.told = told;
        this.later = later;
    }

    /** What stood at an instant of source time. */
    @Nullable
    Told standing(Instant at) {
        var order = question.fact().kind() == Fact.Kind.STATE
                ? Comparator.comparing((Told one) -> one.claim().begins())
                        .thenComparing(one -> one.claim().observed())
                : Comparator.comparing((Told one) -> one.claim().observed());
        Told last = null;
        for (var one : told) {
            boolean begun = question.fact().kind() != Fact.Kind.STATE
                    || !one.claim().begins().isAfter(at);
            if (one.visibleAt(at) && begun && (last == null || order.compare(one, last) >= 0)) {
                last = one;
            }
        }
        return last;
    }

    /** @return the events that make it so: none where the snapshot shows what stood */
    List<Draft> weave(VagueDate time, Sight sight) {
        var before = stand(standing(time.start()));
        var after = step(before, sight, time);
        if (after != before && after != null) {
            restate(time, after);
        }
        return drafts;
    }

    /** Goes on through the later runs until what they showed is what stands there. */
    private void restate(VagueDate time, Stand first) {
        var last = first;
        for (var run : later) {
            var shown = standing(run.observed());
            var sight = sight(shown, run);
            var next = Objects.requireNonNullElse(sight.after(last.word()), last.word());
            boolean changes = next != last.word();
            if (shown == null || ended.contains(shown.id()) || !isLaterThan(time, shown)) {
                last = changes ? say(last, next, run.observedAt()) : last;
            } else if (!changes) {
                last = sight == Sight.NOTHING ? last : takeBack(shown, last);
            } else if (effective(last, next, run.observedAt())
                    .equals(shown.claim().effective())) {
                return;
            } else {
                last = move(shown, last, next, run.observedAt());
            }
        }
    }

    private static boolean isLaterThan(VagueDate time, Told one) {
        return one.claim().observed().isAfter(time.start());
    }

    private Sight sight(@Nullable Told shown, LaterRun run) {
        boolean ofOffering = !dated && (question.fact() == Fact.ACCESS || question.fact() == Fact.PRICING);
        if (ofOffering) {
            return shown == null ? unseen(run) : new Sight.Shows(word(shown));
        }
        return shown == null || !run.saw(question.subject()) ? Sight.NOTHING : new Sight.Shows(word(shown));
    }

    private Word word(Told one) {
        return Word.of(question, one, dated || question.fact().kind() != Fact.Kind.STATE);
    }

    private Sight unseen(LaterRun run) {
        return question.fact() == Fact.PRICING && run.saw(OfferingKey.of(question)) ? Sight.UNPRICED : Sight.GONE;
    }

    private @Nullable Stand step(@Nullable Stand before, Sight sight, VagueDate time) {
        var word = sight.after(before == null ? null : before.word());
        if (word == null || (before != null && word == before.word())) {
            return before;
        }
        return say(before, word, time);
    }

    /** A word that takes another's place soon after it was first shown corrects it; else it is a change. */
    private Stand say(@Nullable Stand before, Word word, VagueDate time) {
        var from = effective(before, word, time);
        if (before != null && !before.ended() && (word.isDatedState() || before.isRecentAt(time))) {
            return record(word, from, time, before.id(), "another value was shown within a day");
        }
        return record(word, from, time, null, "");
    }

    private VagueDate effective(@Nullable Stand before, Word word, VagueDate time) {
        if (word.effective() != null) {
            return word.effective();
        }
        return before != null && before.isRecentAt(time) ? before.effective() : time;
    }

    /** What an earlier snapshot showed already was no news later: its claim moves back to when it was first seen. */
    private Stand takeBack(Told redundant, Stand last) {
        ended.add(redundant.id());
        if (redundant.ended() != null) {
            return last;
        }
        var reason = "an earlier snapshot showed it already";
        if (drafts.getLast().id().equals(last.id())
                && drafts.getLast().claim().data() == last.word().data()) {
            drafts.removeLast();
            return record(last.word(), last.effective(), last.observedAt(), redundant.id(), reason);
        }
        var observedAt = redundant.claim().observedAt();
        drafts.add(draft(
                last.word().claim(observedAt, observedAt, new ClaimRetracted(redundant.id(), reason)), redundant.id()));
        return last;
    }

    /** It holds from another date than was thought before the snapshots in between were known. */
    private Stand move(Told shown, Stand last, Word word, VagueDate time) {
        ended.add(shown.id());
        var from = effective(last, word, time);
        boolean open = shown.ended() == null;
        return record(word, from, time, open ? shown.id() : null, "an earlier snapshot tells since when");
    }

    private Stand record(Word word, VagueDate from, VagueDate time, @Nullable UUID corrects, String reason) {
        Statement said =
                corrects == null ? word.data() : new ClaimCorrected(corrects, new Replacement(word.data()), reason);
        var draft = draft(word.claim(from, time, said), corrects);
        drafts.add(draft);
        return new Stand(word, draft.id(), from, time, false);
    }

    private @Nullable Stand stand(@Nullable Told one) {
        return one == null
                ? null
                : new Stand(
                        word(one),
                        one.id(),
                        one.claim().effective(),
                        one.claim().observedAt(),
                        one.ended() != null);
    }

    /** The same word on the same ground gets the same id, so that a run that was cut short says nothing twice. */
    private Draft draft(Claim claim, @Nullable UUID actsOn) {
        var content =
                String.join("\n", question.toString(), claim.withoutQuote().toString(), "" + actsOn, "" + told.size());
        var root = question.key().get("event"); // what stands for itself is told from others by its own id
        boolean itself = actsOn == null && root != null;
        return new Draft(
                itself ? UUID.fromString(root) : UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)),
                claim);
    }
}
