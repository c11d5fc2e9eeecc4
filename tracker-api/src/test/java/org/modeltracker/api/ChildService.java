package org.modeltracker.api;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The whole service in a JVM of its own, with its embedded database, as a newcomer starts it: to be killed. */
public final class ChildService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final List<String> CLASSES =
            List.of("-cp", withoutTests(System.getProperty("java.class.path")), TrackerApplication.class.getName());

    private final Process process;
    private final Http http;
    private final int port;

    private ChildService(Process process, int port, Http http) {
        this.process = process;
        this.port = port;
        this.http = http;
    }

    /** Starts it with an embedded database and waits until it answers. */
    public static ChildService start(Path directory, int databasePort) throws IOException {
        return start(directory, embedded(directory, databasePort));
    }

    /** The same, with all that the virtual machine can do to make it fast. */
    public static ChildService startToMeasure(Path directory, int databasePort) throws IOException {
        return start(directory, freePort(), CLASSES, toMeasure(directory, databasePort));
    }

    /** The jar of a release with an embedded database, with these settings beside. */
    public static ChildService startRelease(Path jar, Path directory, Map<String, String> settings) throws IOException {
        return start(directory, freePort(), List.of("-jar", jar.toString()), toMeasure(directory, settings));
    }

    /** The jar of a release with these settings, on a port that its clients know from before. */
    public static ChildService startRelease(Path jar, Path directory, int port, Map<String, String> settings)
            throws IOException {
        return start(directory, port, List.of("-jar", jar.toString()), settings);
    }

    /** This release in the same way; its answers are not held against its description. */
    public static ChildService startThisRelease(Path directory, Map<String, String> settings) throws IOException {
        var service = start(directory, freePort(), CLASSES, toMeasure(directory, settings));
        return new ChildService(service.process, service.port, service.http.ofAnotherRelease());
    }

    private static Map<String, String> toMeasure(Path directory, Map<String, String> more) throws IOException {
        var settings = new HashMap<>(toMeasure(directory, freePort()));
        settings.putAll(more);
        return settings;
    }

    private static Map<String, String> toMeasure(Path directory, int databasePort) {
        var settings = new HashMap<>(embedded(directory, databasePort));
        settings.put("JDK_JAVA_OPTIONS", "");
        return settings;
    }

    private static Map<String, String> embedded(Path directory, int databasePort) {
        return Map.of(
                "TRACKER_DATA_DIRECTORY",
                directory.resolve("data").toString(),
                "TRACKER_EMBEDDED_PORT",
                "" + databasePort);
    }

    /** Starts it with these settings, as environment variables, and waits until it answers. */
    public static ChildService start(Path directory, Map<String, String> settings) throws IOException {
        return start(directory, freePort(), settings);
    }

    /** The same on a port that its clients know from before; ended again if it is not well in time. */
    public static ChildService start(Path directory, int port, Map<String, String> settings) throws IOException {
        return start(directory, port, CLASSES, settings);
    }

    private static ChildService start(Path directory, int port, List<String> program, Map<String, String> settings)
            throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(program);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("service.log").toFile()));
        var environment = builder.environment();
        environment.remove("SPRING_DATASOURCE_URL");
        environment.put("SERVER_PORT", "" + port);
        environment.put("TRACKER_ADMIN_KEY", ApiContext.ADMIN_KEY);
        environment.put("TRACKER_RATE_LIMIT", "off");
        environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"); // most are killed before better code would pay
        environment.putAll(settings);
        var http = new Http("http://localhost:" + port, ApiContext.ADMIN_KEY);
        var service = new ChildService(builder.start(), port, program.equals(CLASSES) ? http : http.ofAnotherRelease());
        try {
            service.awaitHealth();
        } catch (RuntimeException e) {
            service.process.destroyForcibly();
            throw e;
        }
        return service;
    }

    /** Of its process. */
    public long pid() {
        return process.pid();
    }

    public Http http() {
        return http;
    }

    int port() {
        return port;
    }

    /** Of a process that has ended. */
    int exitCode() {
        return process.exitValue();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** As a paused virtual machine: its connections stay open, and nothing moves on them. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, "" + process.pid()).start().waitFor();
    }

    /** As by {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    /** As by SIGTERM: the database stops too. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The service finds its rooms by scanning, and must not find what tests put there. */
    private static String withoutTests(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitHealth() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!healthy()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain for the service to be well");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private boolean healthy() {
        try {
            return http.get("/actuator/health").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
