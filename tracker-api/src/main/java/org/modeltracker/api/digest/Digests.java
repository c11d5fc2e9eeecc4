package org.modeltracker.api.digest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.TimeParameterParser;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.answer.ChangeDetector;
import org.modeltracker.core.answer.SentenceContexts;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.timeline.TimelineView;
import org.springframework.stereotype.Component;

/** Finds what changed in a stretch of the log: an event that only says again what was known is left out. */
@Component
public class Digests {

    /** Nobody reads more at once; it bounds what one request costs. */
    public static final int MOST = 5_000;

    private static final int BATCH = 500;

    private final TimelineView timeline;
    private final EventLog log;
    private final ChangeDetector changes;
    private final SentenceContexts contexts;
    private final Addresses addresses;
    private final TimeParameterParser moments;
    private final Clock clock;

    Digests(
            TimelineView timeline,
            EventLog log,
            ChangeDetector changes,
            SentenceContexts contexts,
            Addresses addresses,
            TimeParameterParser moments,
            Clock clock) {
        this.timeline = timeline;
        this.log = log;
        this.changes = changes;
        this.contexts = contexts;
        this.addresses = addresses;
        this.moments = moments;
        this.clock = clock;
    }

    /** @throws Problem (400) when more events lie there than one digest can hold */
    public Digest of(DigestRange asked) {
        boolean over = asked.isOver(clock.instant());
        var stretch = over ? asked.ended(moments) : asked;
        var after = stretch.afterPosition();
        var lines = lines(stretch, after == null ? 0 : after);
        return new Digest(
                after,
                stretch.from(),
                stretch.to(),
                stretch.axis(),
                stretch.asOf(),
                stretch.organisations().stream().sorted().toList(),
                lines.size(),
                Digest.grouped(lines),
                over);
    }

    private List<Line> lines(DigestRange stretch, long after) {
        var items = timeline.between(stretch.filter(), stretch.order(), after, stretch.asOf(), MOST + 1);
        if (items.size() > MOST) {
            throw Problem.parameter(
                    "after",
                    "covers more than %d events; use as_of=%d for the first part"
                            .formatted(MOST, items.get(MOST - 1).position()));
        }
        var lines = new ArrayList<Line>();
        for (int from = 0; from < items.size(); from += BATCH) {
            var batch = items.subList(from, Math.min(from + BATCH, items.size()));
            var events =
                    log.byIds(batch.stream().map(TimelineView.Item::eventId).toList());
            var news = changes.of(changes.withAffectedKeys(changes.concerns(events))).stream()
                    .filter(AnswerChange::changesAnswer)
                    .filter(stretch::looksAt)
                    .toList();
            var told = contexts.ofChanges(news);
            news.forEach(change -> lines.add(Line.of(
                    change, Objects.requireNonNull(told.get(change.concern().id())), addresses)));
        }
        return lines;
    }
}
