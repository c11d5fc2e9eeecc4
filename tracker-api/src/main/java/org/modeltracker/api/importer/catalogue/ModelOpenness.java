package org.modeltracker.api.importer.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.openness.OpennessEvent.OpenSourceStatusChanged;
import org.modeltracker.core.openness.OpennessEvent.Status;

/**
 * Whether the weights of a model are open, by a catalogue: its maker's own listings say it, else all its listings. Of these, what most say
 * counts; of two answers by equally many, closed, which is the smaller claim.
 *
 * @param listings of the model, at least one
 */
record ModelOpenness(Subject model, List<ListedEntry> listings) {

    private static final UUID NO_ROOT = new UUID(0, 0);

    void add(Snapshot snapshot) {
        var saying = listings.stream()
                .filter(listed -> listed.entry().openWeights() != null)
                .toList();
        var own = saying.stream().filter(ListedEntry::isOwn).toList();
        var pool = own.isEmpty() ? saying : own;
        pool.stream()
                .collect(Collectors.groupingBy(
                        listed -> Objects.requireNonNull(listed.entry().openWeights())))
                .entrySet()
                .stream()
                .max(Comparator.comparing((Map.Entry<Boolean, List<ListedEntry>> same) ->
                                same.getValue().size())
                        .thenComparing(same -> !same.getKey()))
                .ifPresent(most -> snapshot.add(statement(most.getKey(), most.getValue(), snapshot)));
    }

    private ObservedStatement statement(boolean open, List<ListedEntry> saying, Snapshot snapshot) {
        var data = new OpenSourceStatusChanged(
                open ? Status.OPEN_WEIGHTS : Status.CLOSED, null, null, null, null, null, null);
        var first = saying.stream()
                .min(Comparator.comparing(listed -> listed.entry().name()))
                .orElseThrow();
        return ObservedStatement.seen(
                data.question(model, NO_ROOT).orElseThrow(),
                data,
                snapshot.ofOthers(first.entry().name()));
    }
}
