package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.api.SecondTracker;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A tracker of its own, empty at first, into which a test imports. */
record ImportingTracker(SecondTracker tracker) implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Set<FactType> FACTS = Set.of(FactType.ACCESS, FactType.PRICING, FactType.RELEASED);

    static ImportingTracker start() {
        return new ImportingTracker(SecondTracker.start(NOW));
    }

    Http http() {
        return tracker.http();
    }

    Answer post(String source, String file, String query) {
        return http().post("/v1/imports/" + source + "?" + query, file);
    }

    /** Imports a file and waits for the end of it. */
    JsonNode imported(String source, String file, String observedAt) {
        var answer = post(source, file, "observed_at=" + observedAt);
        assertThat(answer.status()).as(answer.body()).isIn(201, 202);
        var place = answer.header("Location");
        return ImportRuns.ended(http(), place);
    }

    /** Everything in the log after a position. */
    List<RecordedEvent> eventsAfter(long position) {
        var log = bean(EventLog.class);
        var all = new ArrayList<RecordedEvent>();
        var page = log.after(position, 1_000, EventLog.Filter.NONE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = log.after(page.getLast().position(), 1_000, EventLog.Filter.NONE);
        }
        return all;
    }

    long head() {
        return bean(EventLog.class).head();
    }

    Set<Subject> models() {
        return bean(JdbcTemplate.class)
                .queryForList("select id from view.subject where kind = 'model'", String.class)
                .stream()
                .map(Subject::model)
                .collect(Collectors.toSet());
    }

    /** The models about which something is answered; a listing that was recognised has no answers of its own. */
    private List<Subject> answered() {
        return bean(JdbcTemplate.class)
                .queryForList("select distinct subject from view.answer where subject_kind = 'model'", String.class)
                .stream()
                .map(Subject::model)
                .toList();
    }

    /** What the list of models names, over all its pages. */
    Set<String> listed() {
        var models = new TreeSet<String>();
        var next = "/v1/models?limit=100";
        while (next != null) {
            var page = http().get(next).json();
            page.path("data")
                    .valueStream()
                    .forEach(item -> models.add(item.path("model").asString()));
            var cursor = page.at("/page/next_cursor").stringValue(null);
            next = cursor == null ? null : "/v1/models?limit=100&cursor=" + cursor;
        }
        return models;
    }

    /** The answers about every model, each as value, since and disputed: what must not depend on the order of imports. */
    Map<String, String> answers(@Nullable Instant observedBy) {
        var answers = bean(Answers.class);
        var moment = new TemporalPoint(observedBy == null ? NOW : observedBy, head(), observedBy);
        var all = new TreeMap<String, String>();
        for (var model : answered()) {
            answers.of(model, FACTS, moment)
                    .forEach(answer -> all.put(
                            answer.question().toString(),
                            Stream.of(answer.effectiveData(), answer.since(), answer.sinceBasis(), answer.disputed())
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(" | "))));
        }
        return all;
    }

    <T> T bean(Class<T> type) {
        return tracker.context().getBean(type);
    }

    @Override
    public void close() {
        tracker.close();
    }
}
