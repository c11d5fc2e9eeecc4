package org.modeltracker.core.overview;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkDefined;
import org.modeltracker.core.organisation.OrganisationEvent.OrganisationRegistered;

/** The names of organisations and benchmarks by id. Without a name, the id is the name. */
public record DisplayNames(Map<String, String> organisations, Map<String, String> benchmarks) {

    static DisplayNames of(Stream<Answer> answers) {
        var names = new DisplayNames(new HashMap<>(), new HashMap<>());
        answers.forEach(names::add);
        return names;
    }

    public String organisation(String id) {
        return organisations.getOrDefault(id, id);
    }

    public String benchmark(String id) {
        return benchmarks.getOrDefault(id, id);
    }

    private void add(Answer answer) {
        var id = answer.question().subject().id();
        switch (answer.effectiveData()) {
            case OrganisationRegistered registered -> add(organisations, id, registered.name());
            case BenchmarkDefined defined -> add(benchmarks, id, defined.name());
            default -> {} // other facts contain no names
        }
    }

    private static void add(Map<String, String> names, String id, @Nullable String name) {
        if (name != null) {
            names.put(id, name);
        }
    }
}
