package org.modeltracker.api.database;

import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Lets a statement of a migration run longer than those that answer requests: to index a large log takes its time. */
@Component
class MigrationPatience extends BaseCallback {

    private static final Duration LONGEST = Duration.ofHours(1);

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    /** The pool takes the one back when the connection returns, and the server the other when the transaction ends. */
    @Override
    public void handle(Event event, Context context) {
        var connection = context.getConnection();
        try (var statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
            statement.execute("set local statement_timeout = " + LONGEST.toMillis());
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("could not set the time limit of a migration", e);
        }
    }
}
