package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.importer.catalogue.ModelsDev;
import org.modeltracker.api.importer.catalogue.OpenRouter;
import org.modeltracker.api.outbound.OutboundClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import tools.jackson.databind.JsonNode;

/** Pulls from a server that plays the catalogue, well-behaved and not. */
class PullIT extends ApiContext {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Autowired
    private ImportRunner imports;

    @Autowired
    private ImportExecutor importer;

    @Autowired
    private ImportRunStore store;

    @Autowired
    private OutboundClient guarded;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private ConfigurableApplicationContext outbound;

    /** The way out alone, with this machine allowed. */
    @TestComponent
    @ComponentScan("org.modeltracker.api.outbound")
    static class WayOut {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        outbound = new SpringApplicationBuilder(WayOut.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "tracker.webhooks.allowed-networks=127.0.0.1/32", "spring.config.location=optional:file:/none/")
                .run();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        outbound.close();
    }

    @Test
    void a_snapshot_is_fetched_with_its_tag_and_when_nothing_is_new_only_that_is_recorded() {
        server.createContext("/models", exchange -> {
            var tag = exchange.getRequestHeaders().getFirst("If-None-Match");
            asked.add(String.valueOf(tag));
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            answer(exchange, "\"v1\"".equals(tag) ? 304 : 200, "\"v1\"".equals(tag) ? "" : file("0.000001"));
        });
        var first = pull("/models", DEADLINE);
        assertThat(ImportRuns.state(first)).as(first.toString()).isEqualTo("done");
        assertThat(first.at("/events/pricing.changed").asInt()).isEqualTo(1);
        assertThat(first.path("recorded_by").asString()).isEqualTo("scheduled-import");
        later(Duration.ofDays(2));
        var second = pull("/models", DEADLINE);
        assertThat(second.path("events").propertyStream().map(event -> event.getKey() + " " + event.getValue()))
                .containsExactly("source.observed 1");
        assertThat(second.path("digest")).isEqualTo(first.path("digest"));
        var observed = data("/v1/events?limit=1&type=source.observed&after=" + (head() - 1))
                .getFirst();
        assertThat(observed.at("/source/kind").asString()).isEqualTo("official");
        assertThat(observed.at("/source/url").asString()).isEqualTo("https://openrouter.ai/api/v1/models");
        later(Duration.ofDays(2));
        pull("/models", DEADLINE);
        assertThat(asked).containsExactly("null", "\"v1\"", "\"v1\"");
        assertThat(item("/v1/models/xai/pulled-m/pricing")
                        .at("/prices/0/amount")
                        .asString())
                .isEqualTo("1");
        later(Duration.ofDays(2));
    }

    @Test
    void what_one_process_pulled_no_other_pulls_before_its_time_has_come_again() {
        server.createContext("/models", exchange -> answer(exchange, 200, file("0.000003")));
        later(Duration.ofDays(2));
        var pull = new Pull(outbound.getBean(OutboundClient.class), imports, importer, store, clock);
        assertThat(pull.isFresh(new OpenRouter(), Duration.ofHours(6))).isFalse();
        pull("/models", DEADLINE);
        later(Duration.ofHours(5));
        assertThat(pull.isFresh(new OpenRouter(), Duration.ofHours(6))).isTrue();
        assertThat(pull.isFresh(new ModelsDev(), Duration.ofHours(6))).isFalse();
        later(Duration.ofHours(-6));
        assertThat(pull.isFresh(new OpenRouter(), Duration.ofHours(6)))
                .as("pulled, it seems, in an hour")
                .isFalse();
        later(Duration.ofHours(6));
        later(Duration.ofHours(1));
        assertThat(pull.isFresh(new OpenRouter(), Duration.ofHours(6))).isFalse();
        later(Duration.ofDays(2));
    }

    @Test
    void an_error_of_the_source_is_a_failed_run_with_its_name() {
        server.createContext("/models", exchange -> answer(exchange, 500, "{}"));
        assertThat(reason(pull("/models", DEADLINE))).isEqualTo("status_500");
    }

    @Test
    void a_redirect_is_not_followed_least_of_all_inside() {
        server.createContext("/inside", exchange -> {
            asked.add("inside");
            answer(exchange, 200, file("1"));
        });
        server.createContext("/models", exchange -> {
            exchange.getResponseHeaders().add("Location", address("/inside").toString());
            answer(exchange, 302, "");
        });
        assertThat(reason(pull("/models", DEADLINE))).isEqualTo("redirect_refused");
        assertThat(asked).isEmpty();
    }

    @Test
    void an_address_inside_is_not_called_unless_it_is_allowed() {
        server.createContext("/models", exchange -> {
            asked.add("inside");
            answer(exchange, 200, file("1"));
        });
        var inside = URI.create(address("/models").toString().replace("127.0.0.1", "127.0.0.2"));
        assertThat(reason(pull(guarded, inside, DEADLINE))).isEqualTo("address_refused");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_source_that_hangs_is_left_at_the_deadline() {
        server.createContext("/models", exchange -> await());
        assertThat(reason(pull("/models", SHORT))).isEqualTo("timeout");
    }

    @Test
    void a_source_that_drips_is_cut_off_at_the_deadline() {
        server.createContext("/models", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var out = exchange.getResponseBody();
            for (int i = 0; i < 10_000 && over.getCount() > 0; i++) {
                out.write(' ');
                out.flush();
                await(20);
            }
        });
        assertThat(reason(pull("/models", SHORT))).isEqualTo("timeout");
    }

    @Test
    void a_broken_answer_is_a_refused_run() {
        long head = head();
        server.createContext(
                "/models", exchange -> answer(exchange, 200, file("0.000002").substring(0, 60)));
        var run = pull("/models", DEADLINE);
        assertThat(ImportRuns.state(run)).isEqualTo("refused");
        assertThat(run.at("/problem/type").asString()).endsWith("broken-snapshot");
        assertThat(head()).isEqualTo(head);
    }

    private JsonNode pull(String path, Duration deadline) {
        return pull(outbound.getBean(OutboundClient.class), path, deadline);
    }

    private JsonNode pull(OutboundClient client, String path, Duration deadline) {
        return pull(client, address(path), deadline);
    }

    private JsonNode pull(OutboundClient client, URI address, Duration deadline) {
        var started = new Pull(client, imports, importer, store, clock).start(new OpenRouter(), address, deadline);
        started.end().orTimeout(2, TimeUnit.MINUTES).join();
        return get("/v1/imports/" + started.run().id()).json();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static String reason(JsonNode run) {
        assertThat(ImportRuns.state(run)).as(run.toString()).isEqualTo("failed");
        return run.at("/problem/numbers/reason").asString();
    }

    private static String file(String prompt) {
        return "{\"data\": [{\"id\": \"xai/pulled-m\", \"name\": \"M\", \"pricing\": {\"prompt\": \"%s\", \"completion\": \"0.000002\"}}]}"
                .formatted(prompt);
    }

    private void await() {
        await(120_000);
    }

    private void await(long millis) {
        try {
            over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
