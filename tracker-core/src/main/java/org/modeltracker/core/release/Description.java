package org.modeltracker.core.release;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.release.ReleaseEvent.ModelAnnounced;
import org.modeltracker.core.release.ReleaseEvent.ModelReleased;

/**
 * The description of a model. Each field comes from the most trusted claim that gives it, so a source without a description removes nothing.
 *
 * @param name null if no source gives one
 * @param parameters a number, or undisclosed
 * @param contextTokens the longest input, in tokens
 */
public record Description(
        @Nullable String name,
        @Nullable String family,
        @Nullable String summary,
        List<String> aliases,
        List<String> vendorIds,
        List<String> modalities,
        List<String> modes,
        @Nullable Object parameters,
        @Nullable Long contextTokens,
        @Nullable String successorOf) {

    /** @param effectiveData releases and announcements, the most believed first */
    static Description of(List<ReleaseEvent> effectiveData) {
        var all = effectiveData.stream().flatMap(Description::of).toList();
        return new Description(
                first(all, Description::name),
                first(all, Description::family),
                first(all, Description::summary),
                every(all, Description::aliases),
                every(all, Description::vendorIds),
                every(all, Description::modalities),
                every(all, Description::modes),
                first(all, Description::parameters),
                first(all, Description::contextTokens),
                first(all, Description::successorOf));
    }

    private static Stream<Description> of(ReleaseEvent event) {
        return switch (event) {
            case ModelAnnounced a ->
                Stream.of(new Description(
                        a.name(),
                        a.family(),
                        a.summary(),
                        a.aliases(),
                        a.vendorIds(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null));
            case ModelReleased r ->
                Stream.of(new Description(
                        r.name(),
                        r.family(),
                        r.summary(),
                        r.aliases(),
                        r.vendorIds(),
                        r.modalities(),
                        r.modes(),
                        r.parameters(),
                        r.contextTokens(),
                        r.successorOf()));
            case ReleaseEvent.ModelFactReported fact -> Stream.empty();
        };
    }

    private static <T> @Nullable T first(List<Description> all, Function<Description, @Nullable T> field) {
        for (var description : all) {
            var value = field.apply(description);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static List<String> every(List<Description> all, Function<Description, List<String>> field) {
        return all.stream().flatMap(one -> field.apply(one).stream()).distinct().toList();
    }
}
