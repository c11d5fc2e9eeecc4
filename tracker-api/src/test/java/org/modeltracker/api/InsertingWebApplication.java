package org.modeltracker.api;

import java.sql.Timestamp;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the body of each POST as one row of a table like the log, and answers with it: what HTTP, JSON and one transaction cost, with no
 * decision, no order and no views. It is no component, so that no tracker finds it.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
class InsertingWebApplication {

    private static final String INSERT = """
            insert into public.posted (position, event_id, stream, sequence, stream_kind, recorded_at, type, revision, payload, metadata)
            values (?, ?, ?, 0, 'model', ?, ?, '1', ?::jsonb, '{"recorded_by": "admin"}')
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.shared();
    private final AtomicLong positions = new AtomicLong();

    InsertingWebApplication(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        jdbc.execute("drop table if exists public.posted");
        jdbc.execute("create table public.posted (like log.event including all)");
    }

    /** @param database has the table of the log */
    static ConfigurableApplicationContext start(DataSource database) {
        var application = new SpringApplication(InsertingWebApplication.class);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("database", database));
        return application.run("--server.port=0", "--spring.main.banner-mode=off");
    }

    @Bean
    RouterFunction<ServerResponse> inserts() {
        return RouterFunctions.route()
                .POST(
                        "/insert",
                        request -> ServerResponse.status(HttpStatus.CREATED).body(insert(request.body(String.class))))
                .build();
    }

    private Map<String, Object> insert(String body) {
        var event = json.readTree(body);
        var id = UUID.randomUUID();
        long position = positions.incrementAndGet();
        jdbc.update(
                INSERT,
                position,
                id,
                "model:" + event.path("model").asString() + position,
                new Timestamp(position),
                event.path("type").asString(),
                body);
        return Map.of("id", id, "position", position, "event", event);
    }
}
