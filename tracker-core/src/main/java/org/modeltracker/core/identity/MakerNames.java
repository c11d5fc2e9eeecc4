package org.modeltracker.core.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modeltracker.core.identity.IdentityTable.MakerName;

/** The names of makers' models, found by the first letter: each id of a catalogue is asked for several times. */
final class MakerNames {

    private static final Comparator<MakerName> MOST_TELLING = Comparator.comparing(
                    (MakerName row) -> -row.name().weight())
            .thenComparing(row -> row.name().text())
            .thenComparing(row -> row.maker().id());

    private final Map<Character, List<MakerName>> byLetter;
    /** Of patterns that begin with anything. */
    private final List<MakerName> open;

    MakerNames(Collection<Maker> makers) {
        var all = makers.stream()
                .flatMap(maker -> maker.names().stream().map(name -> new MakerName(name, maker)))
                .sorted(MOST_TELLING)
                .toList();
        this.open = all.stream().filter(row -> row.name().start().isEmpty()).toList();
        this.byLetter = all.stream()
                .filter(row -> !row.name().start().isEmpty())
                .map(row -> row.name().start().charAt(0))
                .distinct()
                .collect(Collectors.toMap(
                        letter -> letter,
                        letter -> all.stream()
                                .filter(row -> row.name().start().isEmpty()
                                        || row.name().start().charAt(0) == letter)
                                .toList()));
    }

    /** Of the patterns that a name matches, the one that fixes the most letters. */
    Optional<MakerName> find(String name) {
        var rows = name.isEmpty() ? open : byLetter.getOrDefault(name.charAt(0), open);
        return rows.stream().filter(row -> row.name().matches(name)).findFirst();
    }
}
