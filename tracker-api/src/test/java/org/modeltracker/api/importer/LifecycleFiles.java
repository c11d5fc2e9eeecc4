package org.modeltracker.api.importer;

import static org.modeltracker.api.importer.DayFiles.each;
import static org.modeltracker.api.importer.DayFiles.repeated;

import java.util.Map;
import java.util.stream.Collectors;
import org.modeltracker.api.importer.DayFiles.Told;

/** What is told of ends and of events on a day, in the form of each source. The notice is of January. */
final class LifecycleFiles {

    private LifecycleFiles() {}

    static String deprecations(Map<String, Told> told) {
        return "{'models': ["
                + each(
                        told,
                        (model, one) ->
                                "{'provider': 'openai', 'model': '%s', 'name': '%s', 'status': 'deprecated', 'deprecated_on': '2025-01-05', 'shutdown_on': '%s'}"
                                        .formatted(model, model, one.end()))
                + "]}";
    }

    static String info(Map<String, Told> told) {
        return "["
                + each(
                        told,
                        (model, one) ->
                                "{'provider': 'OpenAI', 'model_id': '%s', 'model_name': '%s', 'announcement_date': '2025-01-05', 'shutdown_date': '%s', 'replacement_model': ''}"
                                        .formatted(model, model, one.end()))
                + "]";
    }

    static String endOfLife(Map<String, Told> told) {
        return "---\ntitle: Claude\npermalink: /claude\nreleases:\n"
                + told.entrySet().stream()
                        .map(one ->
                                "  - releaseCycle: '%s'\n    releaseLabel: %s\n    releaseDate: 2024-06-01\n    eoas: 2025-01-05\n    eol: %s\n    recommendedReplacement: 'N/A'\n"
                                        .formatted(
                                                one.getKey(),
                                                one.getKey(),
                                                one.getValue().end()))
                        .collect(Collectors.joining())
                + "\n---\n\nClaude is a family of models.\n";
    }

    static String modelmeter(Map<String, Told> told) {
        return "{'events': ["
                + each(
                        told,
                        (model, one) -> repeated(
                                one.input(),
                                i ->
                                        "{'id': '%s-%d', 'type': 'capability', 'announced_at': '2025-01-05', 'headline': 'Event %d of %s', 'summary': 'It happened', 'models': ['openai/%s'], 'providers': ['openai'], 'status': 'verified', 'sources': []}"
                                                .formatted(model, i, i, model, model)))
                + "]}";
    }
}
