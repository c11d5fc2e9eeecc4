package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.api.Http.Answer;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.fault.FaultRow;
import org.modeltracker.core.fault.TcpProxy;
import org.modeltracker.core.fault.TcpProxy.Mode;

/** The network to the database swallows packets without a word, with time-outs a tenth as long as those that are shipped. */
@Timeout(120)
@FaultRow(
        fault = "network to the database swallows everything",
        checked = "reads and writes come back with it, and a stop ends without it")
class LostNetworkIT {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String HIKARI = "--spring.datasource.hikari.";
    private static final String DRIVER = HIKARI + "data-source-properties.";

    @Test
    void reads_and_writes_come_back_with_the_network_and_a_stop_ends_without_it() throws Exception {
        var database = TestDatabase.fresh();
        try (var proxy = TcpProxy.to(database)) {
            var tracker = SecondTracker.start(
                    proxy.reaching(database),
                    NOW,
                    "--tracker.rate-limit=off",
                    HIKARI + "connection-timeout=1000",
                    HIKARI + "validation-timeout=300",
                    DRIVER + "connectTimeout=1",
                    DRIVER + "loginTimeout=1",
                    DRIVER + "socketTimeout=3");
            var http = tracker.http();
            assertThat(write(http, "lost/before").status()).isEqualTo(201);

            proxy.set(Mode.SWALLOW);
            assertThat(write(http, "lost/meanwhile").status()).isEqualTo(503);
            assertThat(http.get("/v1/models").status()).isEqualTo(503);
            proxy.set(Mode.PASS);
            long back = System.nanoTime();
            eventually("a write", () -> write(http, "lost/after").status() == 201);
            eventually("the views", () -> http.get("/v1/models/lost/after").status() == 200);
            eventually("health", () -> http.get("/actuator/health").status() == 200);
            assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(Duration.ofSeconds(15));

            proxy.set(Mode.SWALLOW);
            long asked = System.nanoTime();
            tracker.close();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(30));
        }
    }

    private static Answer write(Http http, String model) {
        return http.post("/v1/events", announced(model, "2026-01-15").toString());
    }
}
