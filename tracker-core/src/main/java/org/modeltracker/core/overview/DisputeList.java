package org.modeltracker.core.overview;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.core.answer.AnswerQuery;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.OffsetLimit;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.stereotype.Component;

/** Reads disputes, the most important first. */
@Component
public class DisputeList {

    /** The facts on which most depends first; all others come after them. */
    private static final List<FactType> WEIGHTY = List.of(
            FactType.PRICING,
            FactType.ACCESS,
            FactType.OPEN_SOURCE_STATUS,
            FactType.RELEASED,
            FactType.ANNOUNCED,
            FactType.SCORE);

    /**
     * Disputes with an official source first. Then by fact, prices by how far they are apart, then the newest dispute. The rest makes the order
     * total, so that pages neither skip nor repeat.
     */
    private static final String BY_IMPORTANCE =
            """
            order by claims @> '[{"source": {"kind": "official"}}]' desc, array_position(array[%s], fact),
                     price_gap desc nulls last, disputed_from desc nulls last, subject collate "C", subject_kind, fact, key
            """.formatted(WEIGHTY.stream().map(fact -> "'" + fact.word() + "'").collect(Collectors.joining(", ")));

    private final AnswerQuery query;

    DisputeList(AnswerQuery query) {
        this.query = query;
    }

    /** @param facts empty for all */
    public List<Dispute> list(Set<FactType> facts, TemporalPoint moment, OffsetLimit slice) {
        var words = facts.stream().map(FactType::word).toArray(String[]::new);
        return query.at(
                        moment,
                        "disputed and (? = 0 or fact = any (?))",
                        BY_IMPORTANCE + slice.sql(),
                        words.length,
                        words)
                .map(Dispute::of)
                .toList();
    }

    /** How many disputes each fact has, in the order of the list. */
    public Map<String, Long> counts(TemporalPoint moment) {
        var counts = new LinkedHashMap<String, Long>();
        query.counts(moment, "disputed").entrySet().stream()
                .sorted(Comparator.comparing(count -> weight(count.getKey())))
                .forEach(count -> counts.put(count.getKey().word(), count.getValue()));
        return counts;
    }

    private static int weight(FactType fact) {
        return WEIGHTY.contains(fact) ? WEIGHTY.indexOf(fact) : WEIGHTY.size() + fact.ordinal();
    }
}
