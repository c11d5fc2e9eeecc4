package org.modeltracker.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.modeltracker.core.TestDatabase;

/**
 * A library from npm that stores events in PostgreSQL. It appends without HTTP, and works out nothing from what it stores.
 *
 * @param id in {@code append.mjs}
 */
record OtherEventStore(String name, String id, Command command) {

    /** None where Node is missing. */
    static List<OtherEventStore> installedIn(Path directory) throws InterruptedException {
        var command = Command.in(directory, "append");
        try {
            command.run("npm", "install", "--no-audit", "--no-fund", "--silent");
        } catch (IOException e) {
            System.out.println("Other event stores are left out: " + e.getMessage());
            return List.of();
        }
        return List.of(
                new OtherEventStore("Emmett", "emmett", command),
                new OtherEventStore("Message DB", "message-db", command));
    }

    /** Single appends a second, in a database of their own. */
    double perSecond(int callers, int events) throws IOException, InterruptedException {
        var database = TestDatabase.fresh();
        var address = database.url()
                .replaceFirst(
                        "jdbc:postgresql://", "postgres://%s:%s@".formatted(database.username(), database.password()))
                .replaceFirst("\\?.*", "");
        return Double.parseDouble(command.run("node", "append.mjs", id, address, "" + callers, "" + events)
                .strip());
    }
}
