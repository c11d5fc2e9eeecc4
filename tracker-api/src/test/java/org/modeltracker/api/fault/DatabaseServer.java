package org.modeltracker.api.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.modeltracker.core.TestDatabase;

/** The PostgreSQL of all nodes, which is broken on purpose. */
interface DatabaseServer extends AutoCloseable {

    /** As its nodes are told to reach it. */
    TestDatabase database();

    /** What a node is told, which reaches the database so. */
    default Map<String, String> settings(TestDatabase reached) {
        return Map.of(
                "spring.datasource.url", reached.url(),
                "spring.datasource.username", reached.username(),
                "spring.datasource.password", reached.password());
    }

    /** Serves, whatever happened to it before. */
    void serve() throws Exception;

    default void signal(Signal signal) throws Exception {
        throw new UnsupportedOperationException("this server takes no signals");
    }

    default void killBackend() throws Exception {
        throw new UnsupportedOperationException("this server keeps its processes");
    }

    /** Holds every table, until it is to serve again, and asks a node for more than its pool can do meanwhile. */
    default void exhaust(Node node) throws Exception {
        throw new UnsupportedOperationException("the tables of this server are not held");
    }

    /** Loses the primary; its standby is promoted. */
    default void failOver() throws Exception {
        throw new UnsupportedOperationException("this server has no standby");
    }

    default boolean hasStandby() {
        return false;
    }

    default Connection connect() throws SQLException {
        var url = database().url();
        return DriverManager.getConnection(
                url + (url.contains("?") ? "&" : "?") + "connectTimeout=5&socketTimeout=20",
                database().username(),
                database().password());
    }
}
