package org.modeltracker.api.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modeltracker.api.digest.Importance;
import org.modeltracker.api.page.NewsOfDay.News;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.answer.ChangeDetector;
import org.modeltracker.core.answer.SentenceContexts;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.timeline.TimelineView;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.modeltracker.core.timeline.TimelineView.Order;
import org.springframework.stereotype.Component;

/** The important news of the last week, by the day on which it was recorded. What an import repeats or fills in is no news. */
@Component
class WeeksNews {

    private static final Duration WEEK = Duration.ofDays(7);

    /** An import may bring thousands of events on one day; the newest tell enough. */
    private static final int MOST_LOOKED_AT = 400;

    private static final int MOST_OF_DAY = 6;
    private static final int MOST_DAYS = 7;

    private final TimelineView timeline;
    private final EventTypeRegistry vocabulary;
    private final EventLog log;
    private final ChangeDetector changes;
    private final SentenceContexts contexts;

    WeeksNews(
            TimelineView timeline,
            EventTypeRegistry vocabulary,
            EventLog log,
            ChangeDetector changes,
            SentenceContexts contexts) {
        this.timeline = timeline;
        this.vocabulary = vocabulary;
        this.log = log;
        this.changes = changes;
        this.contexts = contexts;
    }

    /** The newest day first; a day without news is left out. */
    List<NewsOfDay> until(Instant now, long asOf) {
        var types = vocabulary.types().stream().filter(Importance::leads).collect(Collectors.toUnmodifiableSet());
        var weekAgo = now.truncatedTo(ChronoUnit.DAYS)
                .minus(WEEK); // whole days: the page changes with the day, not by the second
        var filter = new Filter(Set.of(), Set.of(), types, null, null, weekAgo, now);
        var ids = timeline.list(filter, Order.RECORDED, asOf, new OffsetLimit(0, MOST_LOOKED_AT)).stream()
                .map(TimelineView.Item::eventId)
                .toList();
        var news = changes.of(changes.concerns(log.byIds(ids))).stream()
                .filter(AnswerChange::changesAnswer)
                .filter(change -> !change.concern().historical())
                .collect(Collectors.groupingBy(
                        WeeksNews::day, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        var chosen = new LinkedHashMap<LocalDate, List<AnswerChange>>();
        news.forEach((day, of) -> {
            if (chosen.size() < MOST_DAYS) {
                chosen.put(day, chosen(of));
            }
        });
        var told = contexts.ofChanges(
                chosen.values().stream().flatMap(List::stream).toList());
        return chosen.entrySet().stream()
                .map(entry -> new NewsOfDay(
                        entry.getKey(),
                        entry.getValue().stream()
                                .map(change -> news(change, told))
                                .toList(),
                        news.getOrDefault(entry.getKey(), List.of()).size()
                                - entry.getValue().size()))
                .toList();
    }

    /** One line for a model and kind of news; the largest move of a price first, then the newest. */
    private static List<AnswerChange> chosen(List<AnswerChange> changes) {
        record Line(Object subject, Importance kind) {}
        return changes.stream()
                .sorted(Comparator.comparing(WeeksNews::kind)
                        .thenComparing(WeeksNews::moved, Comparator.reverseOrder())
                        .thenComparing(change -> change.concern().event().position(), Comparator.reverseOrder()))
                .collect(Collectors.toMap(
                        change -> new Line(change.concern().subject(), kind(change)),
                        Function.identity(),
                        (first, other) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .limit(MOST_OF_DAY)
                .toList();
    }

    private static News news(AnswerChange change, Map<UUID, SentenceContext> told) {
        var event = change.concern().event();
        return new News(
                event.id(),
                change.concern().subject(),
                kind(change).label(),
                change.sentence(Objects.requireNonNull(told.get(change.concern().id()))),
                event.claim().effective(),
                event.claim().source());
    }

    private static LocalDate day(AnswerChange change) {
        RecordedEvent event = change.concern().event();
        return LocalDate.ofInstant(event.recordedAt(), ZoneOffset.UTC);
    }

    private static Importance kind(AnswerChange change) {
        Answer answer = change.current() == null ? change.previous() : change.current();
        return Importance.of(Objects.requireNonNull(answer).question().fact());
    }

    /** How far amounts moved, as a share of the higher; nothing for what has no amounts. */
    private static BigDecimal moved(AnswerChange change) {
        var before = change.previous();
        var after = change.current();
        return before == null || after == null
                ? BigDecimal.ZERO
                : after.effectiveData().gapTo(before.effectiveData()).orElse(BigDecimal.ZERO);
    }
}
