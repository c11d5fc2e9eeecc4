package org.modeltracker.api.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;

/** Models of a catalogue that an editor merges by mistake, and parts again. */
class WrongMergeIT {

    private static final List<String> ANSWERS =
            List.of("", "/access", "/pricing", "/open-source-status", "/benchmarks", "/expectations");

    /** They keep the mistake, as what was believed for a time. */
    private static final List<String> HISTORIES = List.of("/access/history", "/pricing/history");

    private static final String AT = "effective_at=2026-10-01T00:00:00Z&as_of=";

    @Test
    void both_models_answer_as_before_it_and_each_past_answer_stays() {
        takeBack(CatalogueFolder.own(), "modelsdev/api-2026-05-31.json", 3);
    }

    /** The file of the world is not part of the project: {@code -Dimport.data=<folder>}. */
    @Test
    @Tag("faults")
    void so_do_they_in_a_whole_catalogue() {
        takeBack(CatalogueFolder.real(), "modelsdev-all/api-2026-06-15.json", 40);
    }

    private static void takeBack(CatalogueFolder folder, String file, int merges) {
        var catalogue = folder.text(file);
        try (var tracker = ImportingTracker.start()) {
            assertThat(ImportRuns.state(tracker.imported("modelsdev", catalogue, "2026-06-15")))
                    .isEqualTo("done");
            var models = new ArrayList<>(tracker.listed());
            assertThat(models).hasSizeGreaterThanOrEqualTo(2 * merges);
            Collections.shuffle(models, new Random(14));
            for (int i = 0; i < merges; i++) {
                takeBack(tracker, models.get(2 * i), models.get(2 * i + 1));
            }
        }
    }

    private static void takeBack(ImportingTracker tracker, String model, String other) {
        var http = tracker.http();
        long before = tracker.head();
        var asked = answers(http, model, other, before);
        var apart = facts(http, model, other, before);
        var merge = post(http, "/v1/events", """
                {"type": "model.identified", "model": "%s", "effective": "2026-06-15",
                 "observed_at": "2026-06-15", "source": {"kind": "official", "publisher": "an-editor"},
                 "data": {"same_as": "%s", "basis": "editor", "reason": "taken for the same"}}""".formatted(model, other));
        long merged = tracker.head();
        var together = answers(http, model, other, merged);
        assertThat(together.get(model)).as("%s merged into %s", model, other).isEqualTo(together.get(other));
        assertThat(answers(http, model, other, before)).isEqualTo(asked);
        post(http, "/v1/events/" + merge + "/retraction", """
                {"reason": "they are two", "observed_at": "2026-06-15",
                 "source": {"kind": "official", "publisher": "an-editor"}}""");
        assertThat(answers(http, model, other, before)).isEqualTo(asked);
        assertThat(answers(http, model, other, merged)).isEqualTo(together);
        assertThat(facts(http, model, other, tracker.head()))
                .as("%s apart from %s", model, other)
                .isEqualTo(apart);
    }

    private static String post(Http http, String path, String body) {
        var answer = http.post(path, body, "Prefer", "wait=30");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.at("/id");
    }

    /** Each read of both models, by model, with its history. */
    private static Map<String, String> answers(Http http, String model, String other, long position) {
        var all = new TreeMap<String, String>();
        for (var id : List.of(model, other)) {
            var path = "/v1/models/" + id;
            all.put(
                    id,
                    read(http, ANSWERS, path, "?" + AT + position) + read(http, HISTORIES, path, "?as_of=" + position));
        }
        return all;
    }

    /** The answers alone, without the position for which they were asked. */
    private static Map<String, String> facts(Http http, String model, String other, long position) {
        var facts = new TreeMap<String, String>();
        for (var id : List.of(model, other)) {
            var texts = read(http, ANSWERS, "/v1/models/" + id, "?" + AT + position);
            facts.put(id, texts.replace("\"as_of\":\"%d\"".formatted(position), ""));
        }
        return facts;
    }

    private static String read(Http http, List<String> reads, String path, String times) {
        return reads.stream()
                .map(read -> http.get(path + read + times))
                .peek(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200))
                .map(Answer::body)
                .collect(Collectors.joining("\n"));
    }
}
