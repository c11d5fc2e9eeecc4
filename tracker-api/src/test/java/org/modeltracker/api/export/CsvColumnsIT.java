package org.modeltracker.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.ApiContext;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.JsonCells;

/** Readers of CSV count columns: their order is a promise, written down in csv/columns.txt. */
class CsvColumnsIT extends ApiContext {

    private static boolean recorded;

    @BeforeEach
    void a_model_with_everything() {
        if (recorded) {
            return;
        }
        recorded = true;
        record(
                benchmark("column-bench"),
                announced("columns/m", "2026-02-01"),
                released("columns/m", "2026-03-01"),
                inAndOut(price("columns/m", "2026-05-01", "5.25")),
                access("columns/m", "2026-04-01", "private_preview"),
                access("columns/m", "2026-04-01", "general_availability").by("a-paper", "press"),
                status("columns/m", "2026-04-01", "closed"),
                exact("columns/m", "column-bench", "57"),
                Envelope.of(
                        "expectation.stated",
                        "columns/m",
                        "2026-05-01",
                        "{'about': 'pricing', 'expected': 'lower', 'window': '2026-Q4', 'commitment': 'hope'}"));
    }

    @Test
    void new_columns_go_at_the_end() throws IOException {
        var written = written();
        var seen = new LinkedHashMap<String, String>();
        written.keySet().forEach(path -> seen.put(path, header(path)));
        assertThat(seen).as("append only: new columns go at the end").isEqualTo(written);
    }

    @Test
    void a_model_in_a_list_has_its_offerings_in_words_and_a_state_for_each_channel() throws IOException {
        var lines =
                get("/v1/models?organisation=columns&format=csv").body().lines().toList();
        assertThat(lines.get(1))
                .contains("first_party_api columns: private_preview")
                .contains("first_party_api columns: disclosed USD input 1 per 1M_tokens; output 5.25 per 1M_tokens")
                .endsWith(",private_preview,,,,,,,");
        for (var path : written().keySet()) {
            if (!path.startsWith("/v1/export/")) {
                assertThat(JsonCells.of(get(path).body())).as(path).isEmpty();
            }
        }
    }

    private static Envelope inAndOut(Envelope price) {
        return price.withJson("/data/prices", """
                [{'component': 'input', 'amount': '1', 'per': '1M_tokens'},
                 {'component': 'output', 'amount': '5.25', 'per': '1M_tokens'}]
                """);
    }

    private String header(String path) {
        return get(path).body().split("\r\n", 2)[0];
    }

    /** The address and the header line of each, by turns; lines with a # are comments. */
    private static Map<String, String> written() throws IOException {
        var columns = new LinkedHashMap<String, String>();
        try (var in = CsvColumnsIT.class.getResourceAsStream("/csv/columns.txt")) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            for (int i = 0; i + 1 < lines.size(); i += 2) {
                columns.put(lines.get(i), lines.get(i + 1));
            }
        }
        return columns;
    }
}
