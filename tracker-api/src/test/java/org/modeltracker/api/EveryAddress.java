package org.modeltracker.api;

import java.util.List;

/** An address of each kind that can be read: API, pages, feeds, exports, documents, health. */
final class EveryAddress {

    static final List<String> ALL = List.of(
            "/v1/models",
            "/v1/models/accepted/m",
            "/v1/events?limit=1",
            "/v1/timeline?limit=1",
            "/v1/digest?after=0",
            "/v1/export/manifest",
            "/v1/export/models.csv",
            "/v1/export/models.ndjson",
            "/v1/webhooks",
            "/v1/identities",
            "/v1/identities?status=suggested",
            "/v1/schemas",
            "/v1/schemas/envelope",
            "/robots.txt",
            "/sitemap.xml",
            "/llms.txt",
            "/opensearch.xml",
            "/favicon.ico",
            "/v1/nothing",
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/docs",
            "/swagger-ui/index.html",
            "/",
            "/models",
            "/models/accepted/m",
            "/digest",
            "/compare?model=accepted/m",
            "/organisations",
            "/organisations/accepted",
            "/benchmarks",
            "/frontier",
            "/disputes",
            "/expectations",
            "/imports",
            "/identities",
            "/status",
            "/v1/status",
            "/sign-in",
            "/webhooks",
            "/assets/nothing.css",
            "/nothing",
            "/mcp",
            "/feeds/timeline.atom",
            "/feeds/timeline.rss",
            "/feeds/timeline.json",
            "/feeds/calendar.ics",
            "/actuator",
            "/actuator/prometheus",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/actuator/health/nothing");

    private EveryAddress() {}
}
