package org.modeltracker.api.importer;

import static org.modeltracker.api.importer.DayFiles.each;
import static org.modeltracker.api.importer.DayFiles.repeated;

import java.util.Map;
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
