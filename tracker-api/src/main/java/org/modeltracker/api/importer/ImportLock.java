package org.modeltracker.api.importer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.modeltracker.core.log.AdvisoryLock;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** One run of a source at a time, whatever process it is in: the lock is the database's, and ends with the process that holds it. */
@Component
class ImportLock {

    private final DataSource database;

    ImportLock(DataSource database) {
        this.database = database;
    }

    /** Held until it is closed. */
    interface Handle extends AutoCloseable {
        @Override
        void close();
    }

    /** @return empty while another run of the source is under way */
    Optional<Handle> take(String source) {
        try {
            var connection = database.getConnection();
            try {
                if (ask(connection, AdvisoryLock.IMPORT.tryForSession(), source)) {
                    return Optional.of(() -> release(connection, source));
                }
                connection.close();
                return Optional.empty();
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("could not request the lock of a run", e);
        }
    }

    private static void release(Connection connection, String source) {
        try (connection) {
            ask(connection, AdvisoryLock.IMPORT.releaseFromSession(), source);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("could not release the lock of a run", e);
        }
    }

    private static boolean ask(Connection connection, String lock, String source) throws SQLException {
        try (var query = connection.prepareStatement("select " + lock)) {
            query.setString(1, "import " + source);
            try (var answer = query.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
