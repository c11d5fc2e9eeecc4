package org.modeltracker.core.identity;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guards a maker's name against fine-tunes of others that only begin like one of its models. */
final class OpenNames {

    private static final Pattern SIZE = Pattern.compile("e?\\d+(\\.\\d+)?b");
    private static final Pattern NUMBER = Pattern.compile("a?e?\\d+(\\.\\d+)?[bketm]?|v\\d[\\d.]*");

    private final IdentityTable table;

    OpenNames(IdentityTable table) {
        this.table = table;
    }

    /** The word that makers do not use; null if there is none. */
    @Nullable
    String foreignWord(String name) {
        var words = Arrays.asList(name.split("-"));
        return words.stream().filter(table.fineTunes()::contains).findFirst().orElseGet(() -> behindTheSize(words));
    }

    private @Nullable String behindTheSize(List<String> words) {
        return words.stream()
                .dropWhile(word -> !SIZE.matcher(word).matches())
                .skip(1)
                .filter(word -> !table.openWords().contains(word))
                .filter(word -> !NUMBER.matcher(word).matches())
                .findFirst()
                .orElse(null);
    }
}
