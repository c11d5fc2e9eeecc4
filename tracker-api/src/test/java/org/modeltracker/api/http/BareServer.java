package org.modeltracker.api.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.modeltracker.api.http.problem.ErrorEndpoint;
import org.modeltracker.api.http.problem.ProblemAdvice;
import org.modeltracker.api.http.problem.ProblemWriter;
import org.modeltracker.api.http.problem.SnakeNames;
import org.modeltracker.api.http.request.AllowedValues;
import org.modeltracker.api.http.request.PageArguments;
import org.modeltracker.core.TestClock;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.log.WireJson;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Only what every request and answer share, on a real Tomcat, with endpoints made up for the tests. No database, no keys. */
@SpringBootTest(
        classes = BareServer.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tracker.rate-limit=off",
            "tracker.max-body-bytes=1000",
            "logging.level.root=warn",
            "management.endpoint.health.validate-group-membership=false"
        })
public abstract class BareServer {

    protected static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    protected int port;

    @Autowired
    protected JsonMapper json;

    protected HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    protected HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = to(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.GET());
    }

    protected HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send(to(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    protected HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    protected JsonNode problem(HttpResponse<String> answer, int status) {
        return RawAnswers.problem(json, answer, status);
    }

    /** What no HTTP client would send. */
    protected String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @EnableAutoConfiguration(
            exclude = {
                DataSourceAutoConfiguration.class,
                FlywayAutoConfiguration.class,
                SecurityAutoConfiguration.class,
                ManagementWebSecurityAutoConfiguration.class,
                UserDetailsServiceAutoConfiguration.class,
                ServletWebSecurityAutoConfiguration.class,
                SecurityFilterAutoConfiguration.class
            })
    @Import({
        HttpConfiguration.class,
        AllowedValues.class,
        ProblemWriter.class,
        ProblemAdvice.class,
        ErrorEndpoint.class,
        SnakeNames.class,
        AnswerHeaders.class,
        WholeTables.class,
        FollowingPages.class,
        PageArguments.class,
        RateLimits.class,
        Caching.class,
        MadeUpEndpoint.Served.class
    })
    static class Application {

        @Bean
        EventTypeRegistry types() {
            return new EventTypeRegistry(List.of());
        }

        @Bean
        JsonMapper wire(EventTypeRegistry types) {
            return WireJson.mapper(types);
        }

        @Bean
        TestClock clock() {
            return new TestClock(NOW);
        }
    }
}
