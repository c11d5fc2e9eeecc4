package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proof when the page is gone: a source may name a copy that outlives it. */
@Timeout(60)
class ArchivedSourceIT extends ApiContext {

    private static final String COPY = "https://web.archive.org/web/20260703035231/https://lab.example/deprecations";
    private static final String DIGEST = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void the_copy_is_part_of_the_answer_the_event_the_timeline_the_page_and_the_export() {
        record(announced("proved/a", "2026-01-15"));
        var event = record(archived("proved/a", COPY, "2026-07-03", DIGEST));
        for (var source : List.of(
                item("/v1/models/proved/a/access").path("source"),
                get("/v1/events/" + id(event)).json().path("source"),
                item("/v1/timeline?model=proved/a&type=api_access.changed").path("source"),
                get("/v1/models/proved/a").json().at("/access/0/source"))) {
            assertThat(source.at("/archived/url").asString()).isEqualTo(COPY);
            assertThat(source.at("/archived/at").asString()).isEqualTo("2026-07-03");
            assertThat(source.at("/archived/sha256").asString()).isEqualTo(DIGEST);
        }
        assertThat(get("/models/proved/a").body())
                .contains("<a href=\"" + COPY + "\" rel=\"noopener nofollow\">archived copy</a>")
                .contains("3 July 2026")
                .contains(DIGEST);
        for (var table : List.of("access", "timeline", "events")) {
            assertThat(get("/v1/export/" + table + ".csv").body().lines().filter(line -> line.contains("proved/a")))
                    .as(table)
                    .anyMatch(line -> line.contains(COPY + ",2026-07-03," + DIGEST));
        }
    }

    @Test
    void a_source_without_a_copy_is_as_it_was() {
        record(announced("proved/b", "2026-01-15"), access("proved/b", "2026-07-03", "retired"));
        assertThat(item("/v1/models/proved/b/access").path("source").has("archived"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url    | ftp://copies.example/a | /source/archived/url",
                "at     | 2026-02-30             | /source/archived/at",
                "at     | 2026-Q3                | /source/archived/at",
                "at     | 2090-01-01             | /source/archived/at",
                "sha256 | abc                    | /source/archived/sha256",
                "size   | 7                      | /source/archived/size"
            })
    void a_copy_that_cannot_be_is_refused_by_name(String field, String value, String pointer) {
        http().post("/v1/events", announced("proved/c", "2026-01-15").toString());
        var answer = http().post(
                        "/v1/events",
                        archived("proved/c", COPY, "2026-07-03", DIGEST)
                                .with("/source/archived/" + field, value)
                                .toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    private static Envelope archived(String model, String url, String at, String sha256) {
        return access(model, "2026-07-03", "retired")
                .withJson("/source/archived", "{'url': '%s', 'at': '%s', 'sha256': '%s'}".formatted(url, at, sha256));
    }
}
