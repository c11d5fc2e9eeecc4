package org.modeltracker.api.export;

import static org.modeltracker.api.export.Column.instant;
import static org.modeltracker.api.export.Column.integer;
import static org.modeltracker.api.export.Column.json;
import static org.modeltracker.api.export.Column.text;
import static org.modeltracker.api.export.Column.truth;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.PublisherTerms;
import org.modeltracker.api.importer.PublisherTerms.Item;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Source.Archived;
import tools.jackson.databind.json.JsonMapper;

/** The columns that tables share: the three times, and the source. */
final class SharedColumns {

    private SharedColumns() {}

    /** Of a table of answers: what was asked, its own columns, then where the answer holds and who gave it. */
    static List<Column<Answer>> answers(
            JsonMapper json, PublisherTerms terms, List<Column<Answer>> own, List<Column<Answer>> last) {
        List<Column<Answer>> asked = List.of(
                text("model", answer -> answer.question().subject().id()),
                text("fact", answer -> answer.question().fact().word()));
        List<Column<Answer>> holds = List.of(
                text("since", Answer::since),
                text("since_basis", Answer::sinceBasis),
                truth("disputed", Answer::disputed),
                text("disputed_since", Answer::disputedSince),
                instant("effective_from", answer -> answer.span().effectiveFrom()),
                instant("effective_to", answer -> answer.span().effectiveTo()),
                instant("recorded_from", answer -> answer.span().recordedFrom()),
                instant("recorded_to", answer -> answer.span().recordedTo()),
                integer("position_from", answer -> answer.span().positionFrom()),
                integer("position_to", answer -> answer.span().positionTo()),
                text("observed_at", answer -> answer.event().claim().observedAt()),
                text("event_id", answer -> answer.event().id()),
                json(
                        "claims",
                        json,
                        answer ->
                                answer.claims().stream().map(RecordedEvent::id).toList()));
        return Stream.of(
                        asked,
                        own,
                        holds,
                        source((Answer answer) -> answer.event().claim().source()),
                        last,
                        archived((Answer answer) -> answer.event().claim().source()),
                        List.<Column<Answer>>of(
                                text("last_observed", Answer::lastObserved),
                                text(
                                        "stale_from",
                                        answer -> answer.staleness() == null
                                                ? null
                                                : answer.staleness().from())),
                        terms((Answer answer) -> answer.event().claim().source(), terms))
                .flatMap(List::stream)
                .toList();
    }

    static <R> List<Column<R>> source(Function<R, Source> of) {
        return List.of(
                text("source_publisher", row -> of.apply(row).publisher()),
                text("source_kind", row -> of.apply(row).kind()),
                text("source_title", row -> of.apply(row).title()),
                text("source_published", row -> of.apply(row).published()),
                text("source_url", row -> of.apply(row).url()),
                text("source_via", row -> of.apply(row).via()),
                text("source_locator", row -> of.apply(row).locator()));
    }

    /** They came later, so they are among the last columns of each table. */
    static <R> List<Column<R>> archived(Function<R, Source> of) {
        return List.of(
                text("source_archived_url", row -> copy(of.apply(row), Archived::url)),
                text("source_archived_at", row -> copy(of.apply(row), Archived::at)),
                text("source_archived_sha256", row -> copy(of.apply(row), Archived::sha256)));
    }

    /** Who passes a file on passes on whom to name, and on what terms. Empty of a publisher whose files are not imported. */
    static <R> List<Column<R>> terms(Function<R, Source> of, PublisherTerms terms) {
        return List.of(
                text("source_licence", row -> term(of.apply(row), terms, Item::licence)),
                text("source_attribution", row -> term(of.apply(row), terms, Item::attribution)));
    }

    private static @Nullable Object term(Source source, PublisherTerms terms, Function<Item, @Nullable Object> field) {
        var known = terms.of(source.publisher());
        return known == null ? null : field.apply(known);
    }

    private static @Nullable Object copy(Source source, Function<Archived, @Nullable Object> field) {
        return source.archived() == null ? null : field.apply(source.archived());
    }
}
