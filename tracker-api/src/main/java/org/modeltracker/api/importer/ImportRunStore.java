package org.modeltracker.api.importer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.reconcile.LaterRun;
import org.modeltracker.core.model.PartialDate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of runs, with the list of offerings that each saw: the only SQL that touches it. */
@Component
class ImportRunStore {

    /** Bind the source, who records, and the instants after and up to which runs began. */
    private static final String BEGUN = """
            select id from work.import_run
             where source = ? and report ->> 'recorded_by' = ? and (report ->> 'started')::timestamptz > ?
               and (report ->> 'started')::timestamptz <= ?""";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    ImportRunStore(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A run that has been done, as the next one needs to know it. */
    record FinishedRun(
            UUID id,
            String publisher,
            PartialDate observedAt,
            String digest,
            @Nullable String etag) {}

    void begin(ImportRun run) {
        jdbc.update(
                """
                insert into work.import_run (id, source, state, observed_at, observed, done, total, report, is_history)
                values (?, ?, 'running', ?, ?, 0, 0, ?::jsonb, ?)
                """,
                run.id(),
                run.source(),
                run.observedAt().text(),
                run.observedAt().start().atOffset(ZoneOffset.UTC),
                json.writeValueAsString(run),
                run.history() != null);
    }

    /** Keeps one snapshot of a history, as the run that an import of it alone would have been. */
    void snapshot(ImportRun snapshot, UUID partOf, String object, byte[] offerings) {
        jdbc.update(
                """
                insert into work.import_run
                       (id, source, publisher, state, observed_at, observed, digest, done, total, report, offerings, part_of, object)
                values (?, ?, ?, 'done', ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                """,
                snapshot.id(),
                snapshot.source(),
                snapshot.publisher(),
                snapshot.observedAt().text(),
                snapshot.observedAt().start().atOffset(ZoneOffset.UTC),
                snapshot.digest(),
                snapshot.progress().done(),
                snapshot.progress().total(),
                json.writeValueAsString(snapshot),
                offerings,
                partOf,
                object);
    }

    /** The snapshots of histories that have been imported: by instant, the id of what git held. */
    Map<Instant, String> objects(String source) {
        var objects = new HashMap<Instant, String>();
        jdbc.query(
                "select observed, object from work.import_run where source = ? and object is not null and state = 'done' order by id",
                row -> {
                    objects.put(row.getObject("observed", OffsetDateTime.class).toInstant(), row.getString("object"));
                },
                source);
        return objects;
    }

    /** Whether an import of a history has been done. */
    boolean isHistoryDone(String source, ImportHistory history) {
        return !jdbc.queryForList(
                        "select id from work.import_run where source = ? and is_history and state = 'done' and report -> 'history' = ?::jsonb limit 1",
                        UUID.class,
                        source,
                        json.writeValueAsString(history))
                .isEmpty();
    }

    /** Asks a running import of a history to end. @return whether there is such a run */
    boolean cancel(UUID id) {
        return jdbc.update(
                        "update work.import_run set cancelled = true where id = ? and is_history and state = 'running'",
                        id)
                == 1;
    }

    boolean isCancelled(UUID id) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select cancelled from work.import_run where id = ?", Boolean.class, id));
    }

    void progress(UUID id, ImportRun.Progress progress) {
        jdbc.update(
                "update work.import_run set done = ?, total = ?, report = jsonb_set(report, '{progress}', ?::jsonb) where id = ?",
                progress.done(),
                progress.total(),
                json.writeValueAsString(progress),
                id);
    }

    /** The end of a run is final; later updates change nothing. */
    void end(ImportRun run, @Nullable String etag, byte @Nullable [] offerings) {
        jdbc.update(
                """
                update work.import_run
                   set publisher = ?, state = ?, digest = ?, done = ?, total = ?, report = ?::jsonb, etag = ?, offerings = ?
                 where id = ? and state = 'running'
                """,
                run.publisher(),
                run.state().name().toLowerCase(Locale.ROOT),
                run.digest(),
                run.progress().done(),
                run.progress().total(),
                json.writeValueAsString(run),
                etag,
                offerings,
                run.id());
    }

    Optional<ImportRun> get(UUID id) {
        return jdbc.query("select report from work.import_run where id = ?", this::run, id).stream()
                .findFirst();
    }

    /** The newest first. */
    List<ImportRun> list(@Nullable UUID before, @Nullable String source, int rows) {
        return jdbc.query("""
                select report from work.import_run
                 where part_of is null and (?::uuid is null or id < ?::uuid) and (?::text is null or source = ?::text)
                 order by id desc limit ?
                """, this::run, before, before, source, source, rows);
    }

    List<ImportRun> running() {
        return jdbc.query("select report from work.import_run where state = 'running'", this::run);
    }

    /** The newest run of the latest observation up to an instant. */
    Optional<FinishedRun> lastUpTo(String source, String publisher, Instant observed) {
        return jdbc.query("""
                        select * from work.import_run
                         where source = ? and publisher = ? and observed <= ? and state = 'done' and not is_history order by observed desc, id desc limit 1
                        """, ImportRunStore::seen, source, publisher, observed.atOffset(ZoneOffset.UTC)).stream()
                .findFirst();
    }

    /** The run of a source that looked last, unless a later one was cut short with half of what it saw recorded. */
    Optional<FinishedRun> latest(String source) {
        return jdbc.query("""
                        select * from (select * from work.import_run
                                        where source = ? and state = 'done' and not is_history order by observed desc, id desc limit 1) r
                         where not exists (select from work.import_run later
                                            where later.source = r.source and later.id > r.id and later.state <> 'done' and later.done > 0 and not later.is_history)
                        """, ImportRunStore::seen, source).stream().findFirst();
    }

    /** Whether any process has begun a run of a source in this name. A run that seems to begin later was there before the clock was set back. */
    boolean isBegunBetween(String source, String by, Instant since, Instant now) {
        return isBegun(BEGUN, source, by, since, now);
    }

    /** The same of runs that did not fail: what was refused was reached. */
    boolean isReachedBetween(String source, String by, Instant since, Instant now) {
        return isBegun(BEGUN + " and state <> 'failed'", source, by, since, now);
    }

    private boolean isBegun(String which, String source, String by, Instant since, Instant now) {
        return !jdbc.queryForList(
                        which + " limit 1",
                        UUID.class,
                        source,
                        by,
                        since.atOffset(ZoneOffset.UTC),
                        now.atOffset(ZoneOffset.UTC))
                .isEmpty();
    }

    /** Runs that looked later, in the order of observation; of several at one instant the newest. */
    List<LaterRun> after(String source, String publisher, Instant observed) {
        return jdbc.query("""
                select distinct on (observed) id, publisher, observed_at, digest, etag from work.import_run
                 where source = ? and publisher = ? and observed > ? and state = 'done' and not is_history order by observed, id desc
                """, ImportRunStore::seen, source, publisher, observed.atOffset(ZoneOffset.UTC)).stream()
                .map(seen -> new LaterRun(seen.observedAt(), () -> OfferingIndex.marks(offerings(seen.id()))))
                .toList();
    }

    byte @Nullable [] offerings(UUID id) {
        return jdbc.queryForObject("select offerings from work.import_run where id = ?", byte[].class, id);
    }

    private ImportRun run(ResultSet row, int n) throws SQLException {
        return json.readValue(row.getString("report"), ImportRun.class);
    }

    private static FinishedRun seen(ResultSet row, int n) throws SQLException {
        return new FinishedRun(
                row.getObject("id", UUID.class),
                row.getString("publisher"),
                PartialDate.parse(row.getString("observed_at")),
                row.getString("digest"),
                row.getString("etag"));
    }
}
