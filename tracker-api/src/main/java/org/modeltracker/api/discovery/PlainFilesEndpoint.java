package org.modeltracker.api.discovery;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.http.HttpSettings;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files at addresses that crawlers, agents and browsers know. Each names this tracker's public address. */
@RestController
@Hidden
class PlainFilesEndpoint {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Addresses addresses;
    private final boolean open;

    PlainFilesEndpoint(Addresses addresses, HttpSettings settings) {
        this.addresses = addresses;
        this.open = !settings.readsNeedKey();
    }

    /** Past states and further pages are without number, so crawlers get the present ones alone. */
    @GetMapping("/robots.txt")
    ResponseEntity<byte[]> robots() {
        return file(open ? "robots.txt" : "robots-closed.txt", "text/plain");
    }

    /** A guide for language models (llmstxt.org). */
    @GetMapping("/llms.txt")
    ResponseEntity<byte[]> guide() {
        return file("llms.txt", "text/plain");
    }

    /** How a browser searches here (OpenSearch 1.1). */
    @GetMapping("/opensearch.xml")
    ResponseEntity<byte[]> search() {
        return file("opensearch.xml", "application/opensearchdescription+xml");
    }

    private ResponseEntity<byte[]> file(String name, String type) {
        try (var in = new ClassPathResource("discovery/" + name).getInputStream()) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{tracker}", addresses.of(""));
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
                    .cacheControl(AN_HOUR)
                    .body(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
