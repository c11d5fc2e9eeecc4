package org.modeltracker.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.core.fault.FaultRow;
import tools.jackson.databind.json.JsonMapper;

/** The power cord is pulled while 5,000 events come in: nothing that was acknowledged is lost, and sending all again completes it. */
@FaultRow(
        fault = "kill -9 of a node during NDJSON",
        checked = "what was acknowledged is there, and sending all again completes it")
class CrashIT {

    private static final int EVENTS = 5_000;
    private static final int ENOUGH = 300;
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path directory;

    @Test
    void what_was_acknowledged_survives_kill_9_and_the_same_file_completes_it() throws Exception {
        int databasePort = ChildService.freePort();
        var file = file();
        Map<String, Long> acknowledged;
        try (var service = ChildService.start(directory, databasePort)) {
            assertThat(service.http().get("/v1/models/meta/muse-spark/access").body())
                    .as("the record of the first start")
                    .contains("private_preview");
            acknowledged = sendUntilKilled(service, file);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH).hasSizeLessThan(EVENTS);

        try (var service = ChildService.start(directory, databasePort)) {
            var stored = stored(service);
            assertThat(stored).containsAllEntriesOf(acknowledged);
            long record = stored.size() - ours(service).size();

            var again = service.http().ndjson("/v1/events", String.join("\n", file));
            assertThat(again.body()
                            .lines()
                            .map(line -> JSON.readTree(line).path("status").asInt()))
                    .hasSize(EVENTS)
                    .containsOnly(200, 201);
            assertThat(ours(service)).hasSize(EVENTS).doesNotHaveDuplicates();
            assertThat(stored(service)).hasSize((int) record + EVENTS);
        }
    }

    /** Without ids, so that only what they say tells whether they are known. */
    private static List<String> file() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < EVENTS; i++) {
            var model = "crash/model-" + i % 50;
            var data = i < 50
                    ? "\"type\":\"model.released\",\"data\":{\"name\":\"%s\"}".formatted(model)
                    : "\"type\":\"model.fact_reported\",\"data\":{\"topic\":\"count\",\"statement\":\"fact number %d\"}"
                            .formatted(i);
            lines.add(
                    "{\"model\":\"%s\",\"observed_at\":\"2026-05-01\",\"source\":{\"publisher\":\"crash\",\"kind\":\"press\"},%s}"
                            .formatted(model, data));
        }
        return lines;
    }

    /** Sends on a socket of its own, since the answers have to be read while the request is still being sent. */
    private static Map<String, Long> sendUntilKilled(ChildService service, List<String> file) throws Exception {
        var acknowledged = new HashMap<String, Long>();
        try (var socket = new Socket("localhost", service.port())) {
            var sender = Thread.ofVirtual().start(() -> send(socket, file));
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            for (var line = read(answers); line != null && acknowledged.size() < EVENTS; line = read(answers)) {
                if (line.startsWith("{\"line\"") && line.endsWith("}")) { // the last one may be cut short
                    var result = JSON.readTree(line);
                    assertThat(result.path("status").asInt()).as(line).isEqualTo(201);
                    acknowledged.put(
                            result.path("id").asString(),
                            result.path("position").asLong());
                }
                if (acknowledged.size() == ENOUGH) {
                    service.kill();
                }
            }
            sender.join();
        }
        return acknowledged;
    }

    private static void send(Socket socket, List<String> file) {
        try {
            var out = socket.getOutputStream();
            out.write(("POST /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ApiContext.ADMIN_KEY
                            + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(UTF_8));
            for (var line : file) {
                var bytes = (line + "\n").getBytes(UTF_8);
                out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
                out.write(bytes);
                out.write("\r\n".getBytes(UTF_8));
            }
            out.write("0\r\n\r\n".getBytes(UTF_8));
            out.flush();
        } catch (IOException killed) {
            // what the test is about
        }
    }

    private static String read(BufferedReader answers) {
        try {
            return answers.readLine();
        } catch (IOException killed) {
            return null;
        }
    }

    private static Map<String, Long> stored(ChildService service) {
        var stored = new HashMap<String, Long>();
        service.http()
                .get("/v1/events", "Accept", "application/x-ndjson")
                .body()
                .lines()
                .map(JSON::readTree)
                .forEach(event -> assertThat(stored.put(
                                event.path("id").asString(),
                                event.path("position").asLong()))
                        .isNull());
        return stored;
    }

    private static List<String> ours(ChildService service) {
        return service.http()
                .get("/v1/events?publisher=crash", "Accept", "application/x-ndjson")
                .body()
                .lines()
                .map(JSON::readTree)
                .map(event -> event.path("model").asString() + " " + event.path("data"))
                .toList();
    }
}
