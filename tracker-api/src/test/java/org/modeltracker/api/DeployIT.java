package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** What the files of {@code deploy} name is there: settings, metrics, probes and files. */
class DeployIT extends ApiContext {

    private static final Path FOLDER = Path.of("deploy");
    private static final Pattern SETTING = Pattern.compile("\\bTRACKER_[A-Z_]+\\b");
    private static final Pattern METRIC = Pattern.compile("\\b(?:tracker|http_server|jvm)_[a-z_]+\\b");
    private static final Pattern PROBE = Pattern.compile("/actuator/[a-z/]+");

    private static String file(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    private static List<Object> documents(String name) {
        return StreamSupport.stream(new Yaml().loadAll(file(name)).spliterator(), false)
                .toList();
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_file_can_be_read() {
        assertThat(documents("compose.yaml")).hasSize(1);
        assertThat(documents("kubernetes.yaml")).hasSize(5).doesNotContainNull();
        assertThat(documents("monitoring/alerts.yaml")).hasSize(1);
        assertThat(JsonMapper.shared()
                        .readTree(file("monitoring/dashboard.json"))
                        .path("panels"))
                .isNotEmpty();
    }

    @Test
    void the_image_names_its_base_by_digest() {
        assertThat(file("Dockerfile")).containsPattern("(?m)^ARG BASE=\\S+:\\S+@sha256:[0-9a-f]{64}$");
    }

    @Test
    void every_setting_is_one_of_the_tracker() throws IOException {
        var described = Files.readString(Path.of("src/main/resources/application.yaml"))
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[-_]", "")
                + Files.readString(Path.of("../README.md")).replaceAll("[-_]", "");
        for (var name : List.of("Dockerfile", "compose.yaml", "kubernetes.yaml")) {
            assertThat(all(SETTING, file(name)))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(setting -> assertThat(described)
                            .contains(setting.substring("TRACKER_".length()).replace("_", "")));
        }
    }

    @Test
    void every_metric_and_every_probe_is_there() {
        get("/v1/models");
        var exposed = http().get("/actuator/prometheus").body();
        for (var name : List.of("monitoring/alerts.yaml", "monitoring/dashboard.json")) {
            assertThat(all(METRIC, file(name)))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(metric -> assertThat(exposed).containsPattern("(?m)^" + metric + "[ {]"));
        }
        for (var name : List.of("compose.yaml", "kubernetes.yaml")) {
            assertThat(all(PROBE, file(name)))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(probe -> assertThat(get(probe).status()).isEqualTo(200));
        }
    }

    @Test
    void the_proxy_understands_its_file(@TempDir Path directory) throws Exception {
        var nginx = Path.of("/usr/sbin/nginx");
        assumeTrue(Files.isExecutable(nginx), "nginx is not installed");
        var text = file("nginx.conf")
                .replaceAll("(reader|worker-\\d):8080 resolve", "127.0.0.1:8080") // which older releases do not know
                .replace("/var/cache/nginx", directory.resolve("answers").toString())
                .replace("/var/log/nginx/", directory + "/")
                .replace("listen 80;", "listen 127.0.0.1:" + ChildService.freePort() + ";");
        var own = Files.writeString(
                directory.resolve("nginx.conf"), "pid " + directory.resolve("pid") + "; error_log stderr;\n" + text);
        var check = new ProcessBuilder(nginx.toString(), "-t", "-p", directory.toString(), "-c", own.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes());
        assertThat(check.waitFor()).as(said).isZero();
    }
}
