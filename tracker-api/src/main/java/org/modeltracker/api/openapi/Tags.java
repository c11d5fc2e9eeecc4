package org.modeltracker.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** The chapters of the description, in reading order: one for each room that has endpoints. */
final class Tags implements OpenApiCustomizer {

    /** @param rooms the packages whose endpoints it holds */
    private record Chapter(String name, String sentence, List<String> rooms) {}

    private static final List<Chapter> CHAPTERS = List.of(
            chapter("Models", "Models as a list, as cards and side by side, and what sources dispute.", "overview"),
            chapter("Access", "Where and by whom each model can be used, now and before.", "access"),
            chapter("Prices", "The prices of each offering of a model, and undisclosed ones.", "pricing"),
            chapter("Openness", "Whether weights, code and data are open, and under which licence.", "openness"),
            chapter("Benchmarks", "Scores of models, and the leaderboard of each benchmark.", "benchmark"),
            chapter("Expectations", "Promises about models, and whether they were kept.", "expectation"),
            chapter("Timeline", "One sentence per event, the newest first.", "timeline"),
            chapter("Digests", "The changes of a range, the most important first.", "digest"),
            chapter("Organisations", "Labs, providers, evaluators and publishers.", "organisation"),
            chapter("Identities", "Which model each listing of a catalogue is.", "identity"),
            chapter("Log", "The event log, as pages, as a download or live, and the views made from it.", "log"),
            chapter("Schemas", "The JSON Schemas with which events are validated.", "discovery"),
            chapter("Recording", "Claims are recorded, corrected and retracted here.", "claim"),
            chapter(
                    "Imports",
                    "Snapshots of catalogues are compared with what is known, and changes recorded.",
                    "importer"),
            chapter(
                    "Evidence",
                    "Pages that are kept as evidence or watched, and differences that wait for a decision.",
                    "evidence"),
            chapter("Exports", "Whole tables as files, for spreadsheets and pipelines.", "export"),
            chapter("Feeds", "The timeline for feed readers, and announced dates for calendars.", "feed"),
            chapter("Webhooks", "Events sent to your endpoint, signed, until it has accepted them.", "webhook"),
            chapter("News", "The messages that a webhook receives."),
            chapter("Status", "How far views and webhooks are behind the log, for operators.", "status"),
            chapter("Keys", "API keys, with which owners write and subscribe.", "security"));

    private static Chapter chapter(String name, String sentence, String... rooms) {
        return new Chapter(name, sentence, List.of(rooms));
    }

    static String of(Class<?> endpoint) {
        var place = endpoint.getPackageName();
        var room = place.substring(place.lastIndexOf('.') + 1);
        return CHAPTERS.stream()
                .filter(chapter -> chapter.rooms().contains(room))
                .map(Chapter::name)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no chapter of the description holds " + place));
    }

    @Override
    public void customise(OpenAPI api) {
        api.setTags(CHAPTERS.stream()
                .map(chapter -> new Tag().name(chapter.name()).description(chapter.sentence()))
                .toList());
    }
}
