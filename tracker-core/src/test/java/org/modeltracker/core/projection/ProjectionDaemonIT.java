package org.modeltracker.core.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modeltracker.core.Eventually.eventually;
import static org.modeltracker.core.Facts.access;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.access.AccessState.GENERAL_AVAILABILITY;
import static org.modeltracker.core.access.AccessState.PRIVATE_PREVIEW;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.Stumble;
import org.modeltracker.core.ViewDump;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.Answers;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every view can be dropped and replayed, and stands where its token says. */
class ProjectionDaemonIT extends CoreContext {

    private final String model = "lab/replayed-" + UUID.randomUUID();

    @Autowired
    Answers answers;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Stumble stumble;

    @BeforeEach
    void some_history() {
        var preview = record(released(model, "2026-04-07"), access(model, "2026-04-09", PRIVATE_PREVIEW));
        record(access(model, "2026-04-10", GENERAL_AVAILABILITY).corrects(preview.id()));
    }

    @Test
    void a_rebuild_yields_identical_rows() {
        var before = ViewDump.of(DATABASE.dataSource());
        views.rebuild().run((done, total) -> {});
        assertThat(before.size()).isGreaterThan(4);
        assertThat(ViewDump.of(DATABASE.dataSource())).isEqualTo(before);
    }

    @Test
    void from_nothing_a_rebuild_yields_identical_rows() {
        var before = ViewDump.of(DATABASE.dataSource());
        var history = history();
        tables().forEach(table -> jdbc.execute("drop table view." + table + " cascade"));
        assertThat(tables()).isEmpty();
        views.rebuild().run((done, total) -> {});
        assertThat(ViewDump.of(DATABASE.dataSource())).isEqualTo(before);
        assertThat(history()).isEqualTo(history);
    }

    @Test
    void tables_of_an_older_release_are_made_anew_before_anybody_reads_them() {
        var before = ViewDump.of(DATABASE.dataSource());
        views.stop();
        jdbc.execute("drop schema view cascade");
        Flyway.configure()
                .dataSource(DATABASE.dataSource())
                .schemas("view")
                .locations("classpath:db/view")
                .target("20261123.1920")
                .load()
                .migrate();
        views.start();
        assertThat(ViewDump.of(DATABASE.dataSource())).isEqualTo(before);
    }

    @Test
    void one_rebuild_at_a_time_whichever_process_asks() {
        var rebuild = views.rebuild();
        assertThatThrownBy(views::rebuild).isInstanceOf(RebuildUnderWay.class);
        rebuild.run((done, total) -> {});
        views.rebuild().run((done, total) -> {});
    }

    @Test
    void after_a_rebuild_the_views_go_on() {
        views.rebuild().run((done, total) -> {});
        var next = record(released("lab/after-rebuild-" + UUID.randomUUID(), "2026-04-07"));
        assertThat(rows(next.id())).isEqualTo(1);
    }

    @Test
    void a_rebuild_that_ends_after_the_daemon_starts_it_no_more() {
        try {
            views.rebuild().run((done, total) -> views.stop());
            assertThat(views.isRunning()).isFalse();
        } finally {
            views.start();
        }
        assertThat(views.isRunning()).isTrue();
    }

    @Test
    void reads_go_on_during_a_rebuild() throws Exception {
        var before = history();
        var rebuilt = new AtomicBoolean();
        try (var readers = Executors.newFixedThreadPool(3)) {
            Callable<Integer> read = () -> readUntil(rebuilt, before);
            var reads = readers.invokeAll(List.of(read, read, () -> rebuild(rebuilt)));
            for (var done : reads) {
                assertThat(done.get()).isPositive();
            }
        }
    }

    private int readUntil(AtomicBoolean rebuilt, List<Answer> before) {
        int reads = 0;
        while (!rebuilt.get()) {
            assertThat(history()).isEqualTo(before);
            reads++;
        }
        return reads;
    }

    private int rebuild(AtomicBoolean rebuilt) {
        try {
            views.rebuild().run((done, total) -> {});
            return 1;
        } finally {
            rebuilt.set(true);
        }
    }

    @Test
    void rows_and_token_commit_together_or_not_at_all() {
        var before = views.position();
        var id = UUID.randomUUID();
        var seen = new AtomicInteger();
        stumble.fall(() -> seen.set(rows(id)));
        record(id, released("lab/stumbled-" + id, "2026-04-07"));
        eventually("the projection stumbles", () -> stumble.stumbles() > 0);
        assertThat(seen).as("rows inside the transaction that failed").hasValue(1);
        assertThat(rows(id)).isZero();
        assertThat(views.position()).isEqualTo(before);
        stumble.getUp();
        eventually("the projection gets up", () -> views.position() > before);
        assertThat(rows(id)).isEqualTo(1);
    }

    @Test
    void the_processor_keeps_its_token_under_a_name_written_by_hand() {
        assertThat(jdbc.queryForList("select processor from view.token", String.class))
                .containsExactly("views");
    }

    private int rows(UUID id) {
        var rows = jdbc.queryForObject("select count(*) from view.claim where event_id = ?", Integer.class, id);
        return rows == null ? 0 : rows;
    }

    private List<String> tables() {
        return jdbc.queryForList("select tablename from pg_tables where schemaname = 'view'", String.class);
    }

    private List<Answer> history() {
        var moment = new TemporalPoint(NOW, 1_000_000, null);
        return EnumSet.allOf(FactType.class).stream()
                .flatMap(fact -> answers.history(Subject.model(model), fact, moment).stream())
                .toList();
    }
}
