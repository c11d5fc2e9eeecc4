package org.modeltracker.api.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Applies the rules once to the log of an older release, which knew no identities. A start that was cut short is continued by the next one.
 * This is the only SQL that touches {@code work.identity_backfill}.
 */
@Component
final class IdentityBackfill implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityBackfill.class);
    private static final String RECORDED_BY = "identity-backfill";

    private final JdbcTemplate jdbc;
    private final IdentityReviewer reviewer;
    private final Clock clock;
    private volatile boolean running;

    IdentityBackfill(JdbcTemplate jdbc, IdentityReviewer reviewer, Clock clock) {
        this.jdbc = jdbc;
        this.reviewer = reviewer;
        this.clock = clock;
    }

    /** A service without these decisions answers as the older release did, so a failure does not keep it from starting. */
    @Override
    public void start() {
        try {
            begun().ifPresent(this::record);
        } catch (RuntimeException e) {
            LOG.error("not every listing of the older log is recognised; the next start continues", e);
        }
        running = true;
    }

    /** When the first try began: a later one records the same events. Empty if nothing is due. */
    private Optional<Instant> begun() {
        jdbc.update(
                "update work.identity_backfill set begun = ? where begun is null",
                clock.instant().atOffset(ZoneOffset.UTC));
        return jdbc
                .query(
                        "select begun from work.identity_backfill",
                        (row, n) -> row.getObject("begun", OffsetDateTime.class).toInstant())
                .stream()
                .findFirst();
    }

    private void record(Instant begun) {
        var proposals = reviewer.proposals();
        LOG.info("the log is of an older release: {} decisions tell which model its listings are", proposals.size());
        reviewer.record(
                proposals,
                begun,
                RECORDED_BY,
                (done, total) -> LOG.info("recorded {} of {} decisions about models", done, total));
        reviewer.awaitViews();
        jdbc.update("delete from work.identity_backfill");
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the views and the sample record, and before the web server: the first question has its answer. */
    @Override
    public int getPhase() {
        return 2;
    }
}
