package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.core.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.fault.FaultRow;
import org.modeltracker.core.fault.TcpProxy;
import org.modeltracker.core.fault.TcpProxy.Mode;

/** For 30 s the network to the database is a black hole, with the time-outs that are shipped. */
@FaultRow(
        fault = "network to the database swallows everything for 30 s",
        checked = "a write, the views and health within 30 s after its end; a stop in the middle ends",
        times = 2)
class BlackHoleIT {

    private static final Duration HOLE = Duration.ofSeconds(30);
    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void costs_30_s_at_most_after_its_end_and_a_stop_inside_of_it_ends() throws Exception {
        try (var proxy = TcpProxy.to(database);
                var service = start(proxy.reaching(database))) {
            assertThat(write(service, "hole/before")).isEqualTo(201);
            proxy.set(Mode.SWALLOW);
            var during = Thread.ofVirtual().start(() -> write(service, "hole/during"));
            LockSupport.parkNanos(HOLE.toNanos()); // the hole is what is simulated
            proxy.set(Mode.PASS);
            long back = System.nanoTime();
            eventually("a write", BOUND, () -> write(service, "hole/after") == 201);
            eventually("the views", BOUND, () -> status(service, "/v1/models/hole/after") == 200);
            eventually("health", BOUND, () -> status(service, "/actuator/health") == 200);
            assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(BOUND);
            assertThat(during.join(BOUND)).isTrue();

            proxy.set(Mode.SWALLOW);
            assertThat(write(service, "hole/never")).isEqualTo(503);
            var process = service.handle();
            process.destroy();
            process.onExit().get(90, TimeUnit.SECONDS);
        }
    }

    private ChildService start(TestDatabase through) throws Exception {
        return ChildService.start(
                directory,
                Map.of(
                        "SPRING_DATASOURCE_URL", through.url(),
                        "SPRING_DATASOURCE_USERNAME", through.username(),
                        "SPRING_DATASOURCE_PASSWORD", through.password()));
    }

    private static int write(ChildService service, String model) {
        return service.http()
                .post("/v1/events", announced(model, "2026-01-15").toString())
                .status();
    }

    private static int status(ChildService service, String path) {
        return service.http().get(path).status();
    }
}
