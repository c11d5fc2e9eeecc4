package org.modeltracker.api;

import static org.modeltracker.core.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** An address for each operation that reads, on a tracker with the sample record, a webhook, a key and an import. */
public final class EveryRead {

    private static final String MODEL = "/v1/models/meta/muse-spark";

    private final Map<String, String> addresses = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("listModels", "/v1/models?limit=1"),
            Map.entry("getModel", "/v1/models/google/gemini-3.1-pro"),
            Map.entry("listVintages", MODEL + "/vintages"),
            Map.entry("listAccess", MODEL + "/access"),
            Map.entry("listAccessHistory", MODEL + "/access/history"),
            Map.entry("listPrices", MODEL + "/pricing"),
            Map.entry("listPriceHistory", MODEL + "/pricing/history"),
            Map.entry("getOpenSourceStatus", MODEL + "/open-source-status"),
            Map.entry("listOpenSourceStatusHistory", MODEL + "/open-source-status/history"),
            Map.entry("listScores", "/v1/models/google/gemini-3.1-pro/benchmarks"),
            Map.entry("listScoreHistory", "/v1/models/google/gemini-3.1-pro/benchmarks/history"),
            Map.entry("listModelExpectations", MODEL + "/expectations"),
            Map.entry("listExpectations", "/v1/expectations?limit=2"),
            Map.entry("listModelTimeline", MODEL + "/timeline?limit=2"),
            Map.entry("listTimeline", "/v1/timeline?limit=2"),
            Map.entry("compareModels", "/v1/compare?model=meta/muse-spark&model=openai/gpt-5.4&benchmark=critpt"),
            Map.entry("getFrontier", "/v1/frontier?benchmark=critpt"),
            Map.entry("listPriceChanges", "/v1/price-changes?limit=1&from=2026-01-01"),
            Map.entry("listUpcoming", "/v1/upcoming?limit=1"),
            Map.entry("listDisputes", "/v1/disputes?limit=1"),
            Map.entry("listBenchmarks", "/v1/benchmarks?limit=2"),
            Map.entry("getLeaderboard", "/v1/benchmarks/critpt"),
            Map.entry("listOrganisations", "/v1/organisations?limit=2"),
            Map.entry("getOrganisation", "/v1/organisations/google"),
            Map.entry("getPromiseRecord", "/v1/organisations/google/record"),
            Map.entry("listSources", "/v1/sources?limit=2"),
            Map.entry("getSource", "/v1/sources/meta"),
            Map.entry("listWatches", "/v1/watches"),
            Map.entry("listReviews", "/v1/reviews"),
            Map.entry("listIdentities", "/v1/identities"),
            Map.entry("getDigest", "/v1/digest?after=146"),
            Map.entry("listSchemas", "/v1/schemas"),
            Map.entry("getSchema", "/v1/schemas/pricing.changed"),
            Map.entry("getExportManifest", "/v1/export/manifest"),
            Map.entry("getExport", "/v1/export/models.csv?as_of=100"),
            Map.entry("getExportVersion", "/v1/export/100/models.csv"),
            Map.entry("listEvents", "/v1/events?limit=2"),
            Map.entry("listDeadLetters", "/v1/dead-letters"),
            Map.entry("getStatus", "/v1/status"),
            Map.entry("getRebuild", "/v1/views/rebuild"),
            Map.entry("listKeys", "/v1/keys?limit=1"),
            Map.entry("listImports", "/v1/imports"),
            Map.entry("listWebhooks", "/v1/webhooks"),
            Map.entry("getTimelineFeed", "/feeds/timeline.json"),
            Map.entry("getCalendar", "/feeds/calendar.ics")));

    /** Records what the addresses speak of. */
    static EveryRead on(Http http) {
        var reads = new EveryRead();
        created(http.ndjson("/v1/events?atomic=true", sampleRecord()));
        var key = created(
                http.post("/v1/keys", "{\"name\":\"reader\",\"owner\":\"reader\",\"scopes\":[\"history:read\"]}"));
        var hook = created(http.post("/v1/webhooks", "{\"url\":\"http://127.0.0.1:8099/hook\"}"));
        var run = created(http.post("/v1/imports/modelsdev?force=true", "{}"));
        var event = http.get("/v1/events?limit=1").at("/data/0/id");
        reads.addresses.put("getEvent", "/v1/events/" + event);
        reads.addresses.put("getEvidence", "/v1/events/" + event + "/evidence");
        reads.addresses.put("getKey", "/v1/keys/" + key);
        reads.addresses.put("getWebhook", "/v1/webhooks/" + hook);
        reads.addresses.put("listDeliveries", "/v1/webhooks/" + hook + "/deliveries");
        reads.addresses.put("getImport", "/v1/imports/" + run);
        eventually("the ping is tried, so that the status stays", () -> isIdle(http.get("/v1/status")));
        return reads;
    }

    /** By operation id. */
    Map<String, String> addresses() {
        return new TreeMap<>(addresses);
    }

    private static boolean isIdle(Http.Answer status) {
        return status.at("/webhooks/waiting").equals("0")
                && status.at("/webhooks/log/position").equals(status.at("/position"));
    }

    private static String created(Http.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return answer.header("Content-Type").contains("ndjson") ? "" : answer.at("/id");
    }

    private static String sampleRecord() {
        try (var record =
                Objects.requireNonNull(EveryRead.class.getResourceAsStream("/records/muse-spark-2026-04.ndjson"))) {
            return new String(record.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
