package org.modeltracker.core.log;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes followers of the log. */
public final class Followers {

    private final EventLog log;
    private final Views views;
    private final LogListener listener;
    private final PlatformTransactionManager transactions;
    private final JdbcTemplate jdbc;

    Followers(
            EventLog log,
            Views views,
            LogListener listener,
            PlatformTransactionManager transactions,
            JdbcTemplate jdbc) {
        this.log = log;
        this.views = views;
        this.listener = listener;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** @param name of its row in {@code work.follower}, which a migration has made */
    public Follower follow(String name, Follower.Taker taker) {
        return new Follower(name, log, views, listener, new TransactionTemplate(transactions), jdbc, taker);
    }
}
