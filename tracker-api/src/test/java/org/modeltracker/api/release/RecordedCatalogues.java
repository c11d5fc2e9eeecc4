package org.modeltracker.api.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.modeltracker.api.Http;
import org.modeltracker.api.importer.CatalogueFolder;
import org.modeltracker.core.Eventually;

/** Real catalogues of three sources, imported beside the sample record. */
final class RecordedCatalogues {

    private record File(String source, String name, String day) {}

    private static final List<File> FILES = List.of(
            new File("modelsdev", "modelsdev/api-2026-04-30.json", "2026-04-30"),
            new File("openrouter", "openrouter/models-2026-05-15.json", "2026-05-15"),
            new File("modelsdev", "modelsdev/api-2026-05-31.json", "2026-05-31"),
            new File("modelsdev", "modelsdev/api-2026-07-02.json", "2026-07-02"),
            new File("modelmeter", "modelmeter/current.json", "2026-07-23"));

    private RecordedCatalogues() {}

    static void into(Http http) {
        var cases = http.ndjson("/v1/events?atomic=true", ReportedCases.lines());
        assertThat(cases.body().lines()).as(cases.body()).allMatch(line -> line.contains("\"status\":201"));
        var folder = CatalogueFolder.real();
        for (var file : FILES) {
            imported(http, file.source(), folder.text(file.name()), file.day());
        }
    }

    static void imported(Http http, String source, String text, String day) {
        var answer = http.post("/v1/imports/%s?observed_at=%s".formatted(source, day), text);
        assertThat(answer.status()).as(answer.body()).isIn(201, 202);
        var run = answer.header("Location");
        Eventually.eventually(
                "the import of " + day,
                Duration.ofMinutes(5),
                () -> http.get(run).at("/state").equals("done"));
    }
}
