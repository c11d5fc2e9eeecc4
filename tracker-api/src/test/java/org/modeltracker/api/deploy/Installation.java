package org.modeltracker.api.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.modeltracker.api.ChildService;
import org.modeltracker.api.Http;

/**
 * The installation of {@code deploy/compose.yaml}, run by the commands of operating.md. It has a name, a port and an image of its own, so that it
 * runs beside any other, and is removed with its volumes. {@code BASE}, {@code POSTGRES_IMAGE} and {@code NGINX_IMAGE} in the environment name
 * other images.
 */
final class Installation implements AutoCloseable {

    static final String COMPOSE = "docker compose -f tracker-api/deploy/compose.yaml ";

    private static final Path PAGE = Path.of("../tracker-core/docs/operating.md");
    private static final Pattern BASE = Pattern.compile("(?m)^ARG BASE=(\\S+)$");
    private static final List<String> KEYS = List.of("POSTGRES_PASSWORD", "TRACKER_ADMIN_KEY", "TRACKER_WEBHOOKS_KEY");
    private static final String EXPORT =
            "export POSTGRES_PASSWORD=$(openssl rand -hex 24) TRACKER_ADMIN_KEY=$(openssl rand -hex 24) TRACKER_WEBHOOKS_KEY=$(openssl rand -base64 32)";

    private final int port;
    private final String name;
    private final Map<String, String> environment;
    private final Shell shell;

    private Installation(int port, Map<String, String> keys) {
        this.port = port;
        this.name = "model-tracker-" + port;
        this.environment = new HashMap<>(keys);
        environment.put("COMPOSE_PROJECT_NAME", name);
        environment.put("MODEL_TRACKER_IMAGE", name);
        environment.put("HTTP_PORT", "" + port);
        this.shell = new Shell(environment);
    }

    /** Waits until every part is healthy. Without Docker Compose, or without the images, the test is left out. */
    static Installation start() throws Exception {
        var plain = new Shell(Map.of());
        demand(plain, "docker info", "No Docker engine answers.");
        demand(plain, "docker compose version", "Docker has no plugin for Docker Compose.");
        var installation = new Installation(ChildService.freePort(), keys(plain));
        installation.demandImages();
        try {
            installation.documented(COMPOSE + "up --build --detach --wait");
        } catch (Exception | AssertionError e) {
            System.out.println(installation.compose("logs --no-color --tail 60"));
            installation.close();
            throw e;
        }
        return installation;
    }

    /** As an operator draws them. */
    private static Map<String, String> keys(Shell plain) throws Exception {
        assertThat(Files.readAllLines(PAGE)).contains(EXPORT);
        var drawn = plain.run(EXPORT + " && printenv " + String.join(" ", KEYS))
                .strip()
                .split("\n");
        return Map.of(KEYS.get(0), drawn[0], KEYS.get(1), drawn[1], KEYS.get(2), drawn[2]);
    }

    private void demandImages() throws IOException {
        var file = BASE.matcher(Files.readString(Path.of("deploy/Dockerfile")));
        assertThat(file.find()).isTrue();
        var base = System.getenv().getOrDefault("BASE", file.group(1));
        demand(
                shell,
                "docker image inspect %1$s || docker pull %1$s".formatted(base),
                base + " is not here, and no registry gives it. Name another image in BASE.");
        demand(
                shell,
                COMPOSE + "pull --policy missing primary front",
                "No registry gives the images of PostgreSQL and nginx. Name others in POSTGRES_IMAGE and NGINX_IMAGE.");
    }

    /** Else the tests are left out, and the output says why. */
    private static void demand(Shell shell, String command, String otherwise) {
        boolean succeeds = shell.succeeds(command);
        if (!succeeds) {
            System.out.println("ComposeIT is left out. " + otherwise);
        }
        assumeTrue(succeeds, otherwise);
    }

    /** Behind the proxy, with the admin key. While a container is away, an answer may be the proxy's own, which no description has. */
    Http http() {
        return new Http("http://localhost:" + port, environment.get("TRACKER_ADMIN_KEY")).ofAnotherRelease();
    }

    int port() {
        return port;
    }

    List<String> secrets() {
        return KEYS.stream().map(environment::get).toList();
    }

    /** operating.md has the command, in a line of its own. Here the name, the port and the image are others. */
    String documented(String command) throws IOException {
        assertThat(Files.readAllLines(PAGE)).as("operating.md").contains(command);
        return shell.run(command.replace("localhost:8080", "localhost:" + port)
                .replace("model-tracker_", name + "_")
                .replace(
                        " postgres:18 ",
                        " %s ".formatted(System.getenv().getOrDefault("POSTGRES_IMAGE", "postgres:18"))));
    }

    String compose(String command) throws IOException {
        return shell.run(COMPOSE + command);
    }

    String sql(String service, String statement) throws IOException {
        return compose("exec -T %s psql -U tracker -tAc \"%s\"".formatted(service, statement))
                .strip();
    }

    /** What one node answers, past the proxy: its headers and its body. */
    String ask(String service, String path) throws IOException {
        return compose("exec -T " + service + " bash -c 'exec 3<>/dev/tcp/127.0.0.1/8080; printf \"GET " + path
                + " HTTP/1.0\\r\\nAuthorization: Bearer " + environment.get("TRACKER_ADMIN_KEY")
                + "\\r\\n\\r\\n\" >&3; cat <&3'");
    }

    @Override
    public void close() throws IOException {
        compose("down --volumes --remove-orphans");
        shell.succeeds("docker image rm " + name);
    }
}
