package org.modeltracker.api.digest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.digest.DigestRange.DueSpan;
import org.modeltracker.api.http.request.TimeParameterParser;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.answer.AnswerJson;
import org.modeltracker.core.answer.ChangeDetector;
import org.modeltracker.core.answer.DueChanges;
import org.modeltracker.core.answer.SentenceContexts;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.RecordTimes;
import org.modeltracker.core.model.TemporalPoint;
import org.modeltracker.core.overview.Overview;
import org.modeltracker.core.timeline.TimelineView;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

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
    private final Overview overview;
    private final Addresses addresses;
    private final TimeParameterParser moments;
    private final DueChanges dueChanges;
    private final RecordTimes times;
    private final AnswerJson answers;
    private final Clock clock;

    Digests(
            TimelineView timeline,
            EventLog log,
            ChangeDetector changes,
            SentenceContexts contexts,
            Overview overview,
            Addresses addresses,
            TimeParameterParser moments,
            DueChanges dueChanges,
            RecordTimes times,
            JsonMapper json,
            Clock clock) {
        this.timeline = timeline;
        this.log = log;
        this.changes = changes;
        this.contexts = contexts;
        this.overview = overview;
        this.addresses = addresses;
        this.moments = moments;
        this.dueChanges = dueChanges;
        this.times = times;
        this.answers = new AnswerJson(json);
        this.clock = clock;
    }

    /** Sums up a range that is too large to be read: the newest of its events are told, and the others counted. */
    public Digest of(DigestRange asked) {
        boolean over = asked.isOver(clock.instant());
        var stretch = over ? asked.ended(moments) : asked;
        var after = stretch.afterPosition();
        long from = after == null ? 0 : after;
        var items = timeline.between(stretch.filter(), stretch.order(), from, stretch.asOf(), MOST);
        long all = items.size() < MOST
                ? items.size()
                : timeline.count(stretch.filter(), stretch.order(), from, stretch.asOf());
        var lines = DigestFolds.of(lines(stretch, items, from)).stream()
                .filter(stretch.choice()::admits)
                .sorted(Digest.ORDER)
                .toList();
        int limit = stretch.choice().limit();
        var told = lines.subList(0, Math.min(limit, lines.size()));
        int leftOut = lines.size() - told.size();
        return new Digest(
                after,
                stretch.from(),
                stretch.to(),
                stretch.axis(),
                stretch.asOf(),
                stretch.organisations().stream().sorted().toList(),
                lines.size(),
                DigestCounts.of(lines),
                leftOut,
                leftOut == 0 ? null : addresses.of(stretch.query(Math.min(1_000, lines.size()))),
                all - items.size(),
                Digest.grouped(told),
                told,
                names(stretch),
                limit,
                over);
    }

    private List<String> names(DigestRange stretch) {
        if (stretch.organisations().isEmpty()) {
            return List.of();
        }
        var end = times.recordedAt(stretch.asOf()).orElse(Instant.EPOCH);
        var names = overview.names(new TemporalPoint(end, stretch.asOf(), null));
        return stretch.organisations().stream()
                .map(names::organisation)
                .sorted()
                .toList();
    }

    private List<Line> lines(DigestRange stretch, List<TimelineView.Item> items, long after) {
        var due = due(stretch, after);
        var lines = lines(stretch, due);
        var told = lines.stream().map(Line::eventId).collect(Collectors.toSet());
        for (int from = 0; from < items.size(); from += BATCH) {
            var batch = items.subList(from, Math.min(from + BATCH, items.size()));
            var events =
                    log.byIds(batch.stream().map(TimelineView.Item::eventId).toList());
            var news = changes.of(changes.withAffectedKeys(changes.concerns(events)));
            lines.addAll(lines(stretch, news));
        }
        // By the date on which it happened, what was announced for a day of the range is told as what happened.
        boolean effective = stretch.order() == TimelineView.Order.EFFECTIVE;
        lines.removeIf(line -> effective && line.due() == null && told.contains(line.eventId()));
        return lines;
    }

    private List<Line> lines(DigestRange stretch, List<AnswerChange> found) {
        var news = found.stream()
                .filter(AnswerChange::changesAnswer)
                .filter(stretch::looksAt)
                .toList();
        var told = contexts.ofChanges(news);
        return news.stream()
                .map(change -> Line.of(
                        change, Objects.requireNonNull(told.get(change.concern().id())), addresses, answers))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Between positions, what became due from the recording of the one to that of the other: digests in a row leave out nothing. */
    private List<AnswerChange> due(DigestRange stretch, long after) {
        var filter = new DueChanges.Filter(
                stretch.organisations(), Set.of(), stretch.choice().types());
        var span = stretch.isDated() ? stretch.due() : new DueSpan(recordedAt(after), recordedAt(stretch.asOf()));
        return dueChanges.between(filter, span.from(), span.until(), MOST);
    }

    private Instant recordedAt(long position) {
        return times.recordedAt(position).orElse(Instant.EPOCH);
    }
}
