package org.modeltracker.api.fault;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.Http;
import org.modeltracker.api.release.PreviousRelease;
import tools.jackson.databind.json.JsonMapper;

/** A JVM of its own, which is killed and frozen, and whose clock steps where libfaketime is installed. */
final class ChildHost implements Host {

    private static final Path FAKETIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

    private static final Pattern OWNER = Pattern.compile("this node owns the views as (\\S+)");

    private final Path directory;
    private final int port;
    private final Map<String, String> settings;
    private final boolean clock;
    private volatile Release release = Release.THIS;
    private ChildService service;

    ChildHost(Path directory, Map<String, String> settings, boolean clock) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.port = ChildService.freePort();
        this.settings = new HashMap<>();
        this.settings.put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings));
        this.clock = clock && Files.exists(FAKETIME);
        if (this.clock) {
            stepClock(Duration.ZERO);
            this.settings.put("LD_PRELOAD", FAKETIME.toString());
            this.settings.put("FAKETIME_TIMESTAMP_FILE", offset().toString());
            this.settings.put("FAKETIME_CACHE_DURATION", "1");
            this.settings.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
            this.settings.put("FAKETIME_FORCE_MONOTONIC_FIX", "0"); // with it every timed wait of a JVM ends at once
            this.settings.put("FAKETIME_DISABLE_SHM", "1");
        }
    }

    @Override
    public void start() throws IOException {
        service = release == Release.THIS
                ? ChildService.start(directory, port, settings)
                : ChildService.startRelease(PreviousRelease.jar(), directory, port, settings);
    }

    @Override
    public void install(Release next) {
        release = next;
    }

    @Override
    public Release release() {
        return release;
    }

    @Override
    public Http http() {
        var http = new Http("http://127.0.0.1:" + port, ApiContext.ADMIN_KEY);
        return release == Release.THIS ? http : http.ofAnotherRelease();
    }

    @Override
    public boolean isProcess() {
        return true;
    }

    @Override
    public void kill() throws InterruptedException {
        if (service != null) {
            service.kill();
        }
    }

    @Override
    public void stop() throws Exception {
        var process = service.handle();
        process.destroy();
        process.onExit().get(1, TimeUnit.MINUTES);
    }

    @Override
    public String owner() throws IOException {
        var owners = OWNER.matcher(Files.readString(directory.resolve("service.log")))
                .results()
                .map(found -> found.group(1))
                .toList();
        return owners.isEmpty() ? "" : owners.getLast();
    }

    @Override
    public void signal(Signal signal) throws IOException, InterruptedException {
        signal.to(service.pid());
    }

    @Override
    public boolean hasClock() {
        return clock;
    }

    @Override
    public void stepClock(Duration by) throws IOException {
        var next = directory.resolve("clock.next");
        Files.writeString(next, "%+d\n".formatted(by.toSeconds()));
        Files.move(next, offset(), ATOMIC_MOVE, REPLACE_EXISTING);
    }

    private Path offset() {
        return directory.toAbsolutePath().resolve("clock");
    }

    @Override
    public void close() throws InterruptedException {
        kill(); // whatever it holds must be in the log by now
    }
}
