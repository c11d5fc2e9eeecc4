package org.modeltracker.core.projection;

import org.modeltracker.core.log.AppendNotifications;
import org.modeltracker.core.log.EventLog;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes followers of the log. */
public final class EventSubscriptions {

    private final EventLog log;
    private final ProjectionDaemon views;
    private final AppendNotifications listener;
    private final PlatformTransactionManager transactions;
    private final JdbcTemplate jdbc;

    EventSubscriptions(
            EventLog log,
            ProjectionDaemon views,
            AppendNotifications listener,
            PlatformTransactionManager transactions,
            JdbcTemplate jdbc) {
        this.log = log;
        this.views = views;
        this.listener = listener;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** @param name of its row in {@code work.follower}, which a migration has made */
    public EventSubscription follow(String name, EventSubscription.EventConsumer taker) {
        return new EventSubscription(name, log, views, listener, new TransactionTemplate(transactions), jdbc, taker);
    }
}
