package org.modeltracker.api.release;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The models whose own answers a rule changed. A list repeats these answers, so its differences are the same ones. */
final class ChangedModels {

    private static final Pattern OWN = Pattern.compile("/v1/models/([^/?]+/[^/?]+)[^?]*\\?(as_of=\\d+)");
    private static final Pattern LIST = Pattern.compile("/v1/(models|disputes)\\?limit=100&(as_of=\\d+)");
    private static final Pattern ITEM = Pattern.compile("/data/(?:\\S+ )?([^/ ]+/[^/ ]+).*");

    private final Set<String> changed = new HashSet<>();

    void add(AnswerDifference explained) {
        var own = OWN.matcher(explained.address());
        if (own.matches()) {
            changed.add(own.group(1) + " " + own.group(2));
        }
    }

    boolean areRepeatedBy(AnswerDifference difference) {
        var list = LIST.matcher(difference.address());
        var item = ITEM.matcher(difference.place());
        return list.matches() && item.matches() && changed.contains(item.group(1) + " " + list.group(2));
    }
}
