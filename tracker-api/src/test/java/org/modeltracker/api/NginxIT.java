package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.modeltracker.core.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modeltracker.api.Http.Answer;

/** A real nginx in front keeps what it may, and nothing else. Without nginx on this machine (Debian: {@code nginx-light}) nothing is tested. */
@Timeout(120)
class NginxIT {

    private static final String SECONDS = "2s";
    private static final String MODEL = "/v1/models/nginx/m";

    private static final String CONFIGURATION = """
            daemon off; worker_processes 1; error_log stderr warn; pid %1$s/pid;
            events { worker_connections 100; }
            http {
              access_log off;
              client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
              proxy_cache_path %1$s/kept keys_zone=kept:1m;
              server {
                listen 127.0.0.1:%2$d;
                location / {
                  proxy_pass http://127.0.0.1:%3$d;
                  proxy_cache kept;
                  proxy_cache_revalidate on;
                  add_header X-Cache $upstream_cache_status always;
                }
              }
            }
            """;

    @TempDir
    private static Path directory;

    private static SecondTracker open;
    private static SecondTracker closed;
    private static Front front;
    private static Front closedFront;

    /** An nginx, and what it stands before. */
    private record Front(Process nginx, Http http) {}

    @BeforeAll
    static void start() throws IOException {
        var nginx = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst();
        assumeTrue(nginx.isPresent(), "nginx is not installed");
        // Where root starts nginx, its worker is another user, who has to get there.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        open = SecondTracker.start(ApiContext.NOW, "--tracker.rate-limit=off", "--tracker.cache-current=" + SECONDS);
        closed = SecondTracker.start(
                ApiContext.NOW,
                "--tracker.rate-limit=off",
                "--tracker.reads-need-key=true",
                "--tracker.cache-current=" + SECONDS);
        front = before(open, nginx.get(), "open");
        closedFront = before(closed, nginx.get(), "closed");
        record(open, Envelope.released("nginx/m", "2026-01-15"));
        record(closed, Envelope.released("nginx/m", "2026-01-15"));
    }

    @AfterAll
    static void stop() {
        Stream.of(front, closedFront).filter(one -> one != null).forEach(one -> one.nginx.destroy());
        Stream.of(open, closed).filter(one -> one != null).forEach(SecondTracker::close);
    }

    private static Front before(SecondTracker tracker, String program, String name) throws IOException {
        var own = Files.createDirectories(directory.resolve(name));
        int port = ChildService.freePort();
        int upstream = tracker.context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        var file = Files.writeString(own.resolve("nginx.conf"), CONFIGURATION.formatted(own, port, upstream));
        var nginx = new ProcessBuilder(program, "-p", own.toString(), "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(own.resolve("log").toFile())
                .start();
        var http = new Http("http://127.0.0.1:" + port, ApiContext.ADMIN_KEY);
        eventually("nginx answers", () -> answers(http));
        return new Front(nginx, http);
    }

    private static boolean answers(Http http) {
        try {
            return http.with(null).get("/actuator/health/liveness").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static long record(SecondTracker tracker, Envelope claim) {
        var stored = tracker.http().post("/v1/events", claim.toString(), "Prefer", "wait=10");
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return stored.json().path("position").asLong();
    }

    private static Answer ask(String path) {
        return front.http.with(null).get(path);
    }

    private static String cache(String path) {
        return ask(path).header("X-Cache");
    }

    @Test
    void present_answers_pages_feeds_and_events_are_kept_for_a_while() {
        for (var path : Stream.of(MODEL, "/v1/models", "/models/nginx/m", "/feeds/timeline.atom", "/v1/events?limit=1")
                .toList()) {
            assertThat(ask(path).header("Cache-Control"))
                    .as(path)
                    .isEqualTo("max-age=0, public, s-maxage=2, stale-if-error=3600, stale-while-revalidate=2");
            assertThat(cache(path)).as(path).isIn("HIT", "UPDATING");
        }
    }

    @Test
    void what_was_recorded_shows_once_that_while_is_over() {
        ask(MODEL + "/access");
        record(open, Envelope.access("nginx/m", "2026-02-01", "public_preview"));
        eventually(
                "the news shows",
                Duration.ofSeconds(15),
                () -> ask(MODEL + "/access").body().contains("public_preview"));
    }

    @Test
    void an_answer_as_of_the_past_is_kept_for_ever_and_is_never_another() {
        for (int n = 1; n <= 20; n++) {
            long position = record(open, Envelope.price("nginx/m", "2026-03-%02d".formatted(n), "" + n));
            for (var path : Stream.of(MODEL + "/pricing", "/models/nginx/m").toList()) {
                var asOf = path + "?as_of=" + position;
                var first = ask(asOf);
                assertThat(first.header("X-Cache")).as(asOf).isEqualTo("MISS");
                assertThat(first.header("Cache-Control"))
                        .as(asOf)
                        .contains("public")
                        .contains("immutable");
                assertThat(first.body())
                        .isEqualTo(open.http().with(null).get(asOf).body());
                assertThat(cache(asOf)).as(asOf).isEqualTo("HIT");
            }
        }
        var before = MODEL + "/pricing?as_of=";
        assertThat(ask(before + 1).body())
                .isEqualTo(open.http().with(null).get(before + 1).body());
    }

    @Test
    void what_needs_a_key_is_never_kept_for_others() {
        for (var path :
                Stream.of(MODEL, MODEL + "?as_of=1", "/v1/models", "/v1/events").toList()) {
            var answer = closedFront.http.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).as(path).contains("private");
            assertThat(closedFront.http.get(path).header("X-Cache")).as(path).isEqualTo("MISS");
            assertThat(closedFront.http.with(null).get(path).status()).as(path).isEqualTo(401);
        }
        var own = front.http.get("/v1/keys");
        assertThat(own.status()).isEqualTo(200);
        assertThat(front.http.get("/v1/keys").header("X-Cache")).isEqualTo("MISS");
    }

    @Test
    void answers_are_compressed_for_who_takes_them_so_and_exports_are_not() {
        long last = 0;
        for (int day = 1; day <= 9; day++) {
            last = record(open, Envelope.released("nginx/m-" + day, "2026-02-0" + day));
        }
        var list = open.http().with(null).get("/v1/events?limit=100", "Accept-Encoding", "gzip");
        assertThat(list.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(list.header("ETag")).startsWith("W/");
        assertThat(list.header("Vary").toLowerCase(Locale.ROOT)).contains("accept-encoding");
        var unchanged = open.http()
                .with(null)
                .get("/v1/events?limit=100", "Accept-Encoding", "gzip", "If-None-Match", list.header("ETag"));
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(open.http().with(null).get("/v1/events?limit=100").header("ETag"))
                .startsWith("\"");
        var file = open.http().with(null).get("/v1/export/events.csv?as_of=" + last, "Accept-Encoding", "gzip");
        assertThat(file.header("Content-Encoding")).isEmpty();
        assertThat(file.header("ETag")).startsWith("\"");
    }

    @Test
    void an_answer_names_the_model_and_the_organisation_that_it_is_about() {
        assertThat(ask(MODEL).raw().headers().allValues("Cache-Tag"))
                .containsExactly("model:nginx/m", "organisation:nginx");
        assertThat(ask(MODEL).raw().headers().allValues("Cache-Tag"))
                .containsExactly("model:nginx/m", "organisation:nginx");
        assertThat(closed.http().get(MODEL).header("Cache-Tag")).isEmpty();
    }
}
