package org.modeltracker.api.digest;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.WireEnum;

/** What readers want to know first: that a model is there, who can have it, what it costs, how open it is, how good, and what is to come. */
public enum Importance implements WireEnum {
    RELEASE("Release"),
    ACCESS("Access"),
    PRICE("Price"),
    OPENNESS("Openness"),
    SCORE("Score"),
    EXPECTATION("Expectation"),
    REST("Also");

    private final String label;

    Importance(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** @param words that readers may choose */
    public static Set<Importance> of(Set<String> words) {
        return Arrays.stream(values())
                .filter(kind -> words.contains(kind.word()))
                .collect(Collectors.toSet());
    }

    public static Importance of(FactType fact) {
        return switch (fact) {
            case RELEASED, ANNOUNCED -> RELEASE;
            case ACCESS -> ACCESS;
            case PRICING -> PRICE;
            case OPEN_SOURCE_STATUS -> OPENNESS;
            case SCORE -> SCORE;
            case EXPECTATION, RESOLUTION -> EXPECTATION;
            case REPORTED, ORGANISATION, BENCHMARK -> REST;
        };
    }

    /** Whether events of a type can change what leads; what is merely reported, defined or confirmed does not. */
    public static boolean leads(String type) {
        return switch (type) {
            case "model.fact_reported",
                    "model.identified",
                    "organisation.fact_reported",
                    "organisation.registered",
                    "benchmark.defined",
                    "source.observed" -> false;
            default -> true; // corrections and retractions too, which may be of anything
        };
    }
}
