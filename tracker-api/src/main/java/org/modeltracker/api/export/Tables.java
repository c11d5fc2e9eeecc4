package org.modeltracker.api.export;

import static org.modeltracker.api.export.Column.instant;
import static org.modeltracker.api.export.Column.integer;
import static org.modeltracker.api.export.Column.json;
import static org.modeltracker.api.export.Column.text;
import static org.modeltracker.api.export.SharedColumns.answers;
import static org.modeltracker.api.export.SharedColumns.archived;
import static org.modeltracker.api.export.SharedColumns.source;
import static org.modeltracker.api.export.SharedColumns.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.modeltracker.api.importer.PublisherTerms;
import org.modeltracker.core.answer.AnswerScan;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.timeline.TimelineView;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.modeltracker.core.timeline.TimelineView.Item;
import org.modeltracker.core.timeline.TimelineView.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Every table that there is. */
@Component
class Tables {

    private static final int PAGE = 500;
    private static final Filter ALL = new Filter(Set.of(), Set.of(), Set.of(), null, null, null, null);

    private final List<Table<?>> tables;

    Tables(AnswerScan answers, TimelineView timeline, EventLog log, PublisherTerms terms, JsonMapper json) {
        var all = new ArrayList<Table<?>>();
        AnswerTables.all(json)
                .forEach((name, own) -> all.add(new Table<>(
                        name,
                        answers(json, terms, own.columns(), own.last()),
                        (asOf, reader) -> answers.each(own.facts(), asOf, reader))));
        all.add(timeline(timeline, terms));
        all.add(events(log, terms, json));
        this.tables = List.copyOf(all);
    }

    List<Table<?>> all() {
        return tables;
    }

    private static Table<Item> timeline(TimelineView view, PublisherTerms terms) {
        var columns = List.<Column<Item>>of(
                integer("position", Item::position),
                text("event_id", Item::eventId),
                text("type", Item::type),
                text("model", Item::model),
                text("organisation", Item::organisation),
                text("benchmark", Item::benchmark),
                text("effective", Item::effective),
                instant("recorded_at", Item::recordedAt),
                text("sentence", Item::sentence));
        return new Table<>("timeline", with(columns, Item::source, terms), (asOf, reader) -> {
            long last = 0;
            for (var page = view.between(ALL, Order.RECORDED, 0, asOf, PAGE);
                    !page.isEmpty();
                    page = view.between(ALL, Order.RECORDED, last, asOf, PAGE)) {
                page.forEach(reader);
                last = page.getLast().position();
            }
        });
    }

    private static Table<RecordedEvent> events(EventLog log, PublisherTerms terms, JsonMapper json) {
        var columns = List.<Column<RecordedEvent>>of(
                integer("position", RecordedEvent::position),
                text("id", RecordedEvent::id),
                text("type", event -> EventTypeRegistry.type(event.claim().data())),
                integer("schema_version", event -> (long) event.schemaVersion()),
                instant("recorded_at", RecordedEvent::recordedAt),
                text("recorded_by", RecordedEvent::recordedBy),
                text("model", event -> event.claim().model()),
                text("organisation", event -> event.claim().organisation()),
                text("benchmark", event -> event.claim().benchmark()),
                text("effective", event -> event.claim().effective()),
                text("effective_basis", event -> event.claim().effectiveBasis()),
                text("observed_at", event -> event.claim().observedAt()),
                text("quote", event -> event.claim().quote()),
                json("data", json, event -> event.claim().data()));
        return new Table<>("events", with(columns, event -> event.claim().source(), terms), (asOf, reader) -> {
            long last = 0;
            for (var page = log.after(last, PAGE, EventLog.Filter.NONE);
                    !page.isEmpty() && last < asOf;
                    page = log.after(last, PAGE, EventLog.Filter.NONE)) {
                page.stream().filter(event -> event.position() <= asOf).forEach(reader);
                last = page.getLast().position();
            }
        });
    }

    private static <R> List<Column<R>> with(List<Column<R>> own, Function<R, Source> of, PublisherTerms known) {
        return Stream.of(own, source(of), archived(of), terms(of, known))
                .flatMap(List::stream)
                .toList();
    }
}
