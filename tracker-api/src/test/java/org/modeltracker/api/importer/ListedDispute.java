package org.modeltracker.api.importer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.modeltracker.core.model.PartialDate;
import tools.jackson.databind.JsonNode;

/** A dispute as a reader receives it: whether its claims really differ, and how important it is, without any code of the tracker. */
record ListedDispute(JsonNode json) {

    private static final List<String> FACTS =
            List.of("pricing", "access", "open_source_status", "released", "announced", "score");
    private static final Set<String> GONE = Set.of("retired", "withdrawn", "not_offered");
    private static final double SAME = 1e-6;

    static final Comparator<ListedDispute> BY_IMPORTANCE = Comparator.comparing(
                    (ListedDispute dispute) -> !dispute.isOfficial())
            .thenComparing(dispute -> FACTS.contains(dispute.fact()) ? FACTS.indexOf(dispute.fact()) : FACTS.size())
            .thenComparing(ListedDispute::byGap)
            .thenComparing(ListedDispute::since, Comparator.reverseOrder());

    String fact() {
        return json.path("fact").asString();
    }

    private boolean isOfficial() {
        return json.path("claims")
                .valueStream()
                .anyMatch(claim -> claim.at("/source/kind").asString().equals("official"));
    }

    private Instant since() {
        return PartialDate.parse(json.path("since").asString()).start();
    }

    private static int byGap(ListedDispute one, ListedDispute other) {
        return Math.abs(one.gap() - other.gap()) < SAME ? 0 : Double.compare(other.gap(), one.gap());
    }

    /** Whether two of its claims differ in more than the digits of a price, the word for gone or the case of a licence. */
    boolean isReal() {
        return pairs().anyMatch(pair -> switch (fact()) {
            case "pricing" -> pricesDiffer(pair.getFirst(), pair.getLast());
            case "access" -> !word(pair.getFirst(), "state").equals(word(pair.getLast(), "state"));
            case "open_source_status" -> !lowerCase(pair.getFirst()).equals(lowerCase(pair.getLast()));
            default -> !pair.getFirst().equals(pair.getLast());
        });
    }

    private static boolean pricesDiffer(JsonNode one, JsonNode other) {
        return one.path("prices").isEmpty() || other.path("prices").isEmpty()
                ? !word(one, "disclosure").equals(word(other, "disclosure"))
                : gaps(one, other).findAny().isPresent();
    }

    private double gap() {
        return fact().equals("pricing")
                ? pairs().flatMap(pair -> gaps(pair.getFirst(), pair.getLast()))
                        .mapToDouble(BigDecimal::doubleValue)
                        .max()
                        .orElse(-1)
                : -1;
    }

    /** How far prices for the same on the same terms are apart, where none of them is another, rounded. */
    private static Stream<BigDecimal> gaps(JsonNode one, JsonNode other) {
        return one.path("prices").valueStream().flatMap(mine -> {
            var same = other.path("prices")
                    .valueStream()
                    .filter(theirs -> terms(mine).equals(terms(theirs)))
                    .toList();
            return same.stream().anyMatch(theirs -> isRounded(amount(mine), amount(theirs)))
                    ? Stream.empty()
                    : same.stream().map(theirs -> share(amount(mine), amount(theirs)));
        });
    }

    private static BigDecimal share(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().divide(one.max(other), MathContext.DECIMAL64);
    }

    private static boolean isRounded(BigDecimal one, BigDecimal other) {
        int digits = Math.min(one.scale(), other.scale());
        return one.compareTo(other) == 0
                || (digits >= 4
                        && one.setScale(digits, RoundingMode.HALF_UP)
                                        .compareTo(other.setScale(digits, RoundingMode.HALF_UP))
                                == 0);
    }

    private static BigDecimal amount(JsonNode price) {
        return new BigDecimal(price.path("amount").asString());
    }

    private static String terms(JsonNode price) {
        return price.path("component") + " " + price.path("per") + " " + price.path("conditions");
    }

    private static String word(JsonNode data, String field) {
        var word = data.path(field).asString("");
        return GONE.contains(word) ? "gone" : word;
    }

    private static String lowerCase(JsonNode data) {
        return (data.path("status") + " " + data.path("license")).toLowerCase(Locale.ROOT);
    }

    private Stream<List<JsonNode>> pairs() {
        var said = new ArrayList<JsonNode>();
        json.path("claims").forEach(claim -> {
            var replacement = claim.at("/data/replacement/data");
            said.add(replacement.isObject() ? replacement : claim.path("data"));
        });
        return said.stream()
                .flatMap(one -> said.stream().filter(other -> other != one).map(other -> List.of(one, other)));
    }
}
