package org.modeltracker.api.discovery;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.http.Caching;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.overview.SubjectList;
import org.modeltracker.core.projection.AsOfResolver;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The addresses of all pages, for crawlers. */
@RestController
@Hidden
class SitemapEndpoint {

    private static final int MOST = 45_000;

    private static final List<String> LISTS = List.of(
            "/",
            "/models",
            "/prices",
            "/upcoming",
            "/benchmarks",
            "/organisations",
            "/compare",
            "/frontier",
            "/disputes",
            "/expectations",
            "/digest",
            "/sources",
            "/identities",
            "/reviews",
            "/docs");

    private final SubjectList subjects;
    private final AsOfResolver times;
    private final Addresses addresses;
    private final Caching caching;

    SitemapEndpoint(SubjectList subjects, AsOfResolver times, Addresses addresses, Caching caching) {
        this.subjects = subjects;
        this.times = times;
        this.addresses = addresses;
        this.caching = caching;
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<byte[]> sitemap() {
        return answer(parts().root());
    }

    @GetMapping("/sitemap-{part:[1-9][0-9]{0,3}}.xml")
    ResponseEntity<byte[]> part(@PathVariable int part) {
        return answer(
                parts().part(part).orElseThrow(() -> Problem.notFound("the sitemap has no part %d".formatted(part))));
    }

    private SitemapParts parts() {
        var now = times.resolve(null, null, null, Duration.ZERO);
        return new SitemapParts(
                addresses.of(""),
                LISTS.stream().map(addresses::of).toList(),
                subjects.count(now),
                slice -> pages(subjects.list(now, slice)),
                MOST);
    }

    private Stream<String> pages(List<Subject> some) {
        return some.stream().map(addresses::page);
    }

    private ResponseEntity<byte[]> answer(byte[] document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .cacheControl(caching.of(false, List.of()))
                .body(document);
    }
}
