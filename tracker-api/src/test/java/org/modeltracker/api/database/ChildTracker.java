package org.modeltracker.api.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A second JVM that starts the embedded server, writes a row and waits to be killed. */
final class ChildTracker implements AutoCloseable {

    private static final String READY = "READY";

    private final Process process;
    private final BufferedReader output;

    private ChildTracker(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static ChildTracker start(Path directory, int port) throws IOException {
        return start(System.getProperty("os.arch"), directory, port);
    }

    /** The same on a machine of another kind, as far as it can tell. */
    static ChildTracker start(String machine, Path directory, int port) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        return new ChildTracker(new ProcessBuilder(
                        java,
                        "-Dos.arch=" + machine,
                        "-cp",
                        classPath,
                        ChildTracker.class.getName(),
                        directory.toString(),
                        "" + port)
                .redirectErrorStream(true)
                .start());
    }

    /** Everything the child said until it was ready or gone. */
    List<String> awaitReady() throws IOException {
        var said = new ArrayList<String>();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.equals(READY)) {
                break;
            }
        }
        return said;
    }

    boolean isReady() throws IOException {
        return awaitReady().contains(READY);
    }

    /** As by {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    static void main(String[] arguments) throws Exception {
        var server = EmbeddedServer.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Optional.empty());
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), Cluster.OWNER, "");
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists mark");
            statement.execute("create table mark (id int)");
            statement.execute("insert into mark values (1)");
        }
        System.out.println(READY);
        Thread.sleep(TimeUnit.MINUTES.toMillis(5));
    }
}
