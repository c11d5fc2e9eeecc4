package org.modeltracker.api;

import static org.modeltracker.api.Envelope.access;
import static org.modeltracker.api.Envelope.announced;
import static org.modeltracker.api.Envelope.benchmark;
import static org.modeltracker.api.Envelope.confirmed;
import static org.modeltracker.api.Envelope.disclosure;
import static org.modeltracker.api.Envelope.exact;
import static org.modeltracker.api.Envelope.price;
import static org.modeltracker.api.Envelope.range;
import static org.modeltracker.api.Envelope.released;
import static org.modeltracker.api.Envelope.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A sequence of claims, corrections, retractions and confirmations about one model: the same for the same seed. */
public final class RandomClaims {

    private static final List<String> KINDS =
            List.of("official", "catalogue", "catalogue", "press", "evaluator", "community");

    private final Random random;
    private final String model;
    private final List<Envelope> standing = new ArrayList<>();

    private RandomClaims(long seed, String model) {
        this.random = new Random(seed);
        this.model = model;
    }

    /** @param many besides the two that introduce the model and its benchmark */
    public static List<Envelope> of(long seed, String model, int many) {
        var claims = new RandomClaims(seed, model);
        var all = new ArrayList<>(List.of(
                claims.named(announced(model, "2026-01-01")), claims.named(benchmark("bench-of-" + claims.name()))));
        while (all.size() < many + 2) {
            all.add(claims.next());
        }
        return all;
    }

    private Envelope next() {
        int dice = random.nextInt(10);
        if (dice == 0 && !standing.isEmpty()) {
            return named(retraction(standing.remove(random.nextInt(standing.size()))));
        } else if (dice <= 2 && !standing.isEmpty()) {
            return correction(random.nextInt(standing.size()));
        } else if (dice == 3) {
            return named(confirmed(publisher(1 + random.nextInt(2)), day()));
        }
        var claim = named(claim());
        standing.add(claim);
        return claim;
    }

    private Envelope claim() {
        int voice = random.nextInt(KINDS.size());
        return effectiveData().seen(day()).by(publisher(voice), KINDS.get(voice));
    }

    private Envelope effectiveData() {
        var when = random.nextInt(6) == 0 ? one("2026", "2026-Q2", "2026-05") : day();
        return switch (random.nextInt(9)) {
            case 0 -> released(model, when);
            case 1, 2 ->
                access(
                        model,
                        when,
                        one("private_preview", "public_preview", "general_availability", "suspended", "unknown"));
            case 3 ->
                access(model, when, one("waitlist", "private_preview"))
                        .with("/data/audience", one("partners", "students"));
            case 4 -> price(model, when, one("5", "7.50", "7.5", "15"));
            case 5 -> disclosure(model, when, one("undisclosed", "not_offered", "contact_sales"));
            case 6 -> status(model, when, one("closed", "open_weights", "unknown"));
            case 7 -> exact(model, "bench-of-" + name(), one("57", "58", "59.5"));
            default -> range(model, "bench-of-" + name(), one("50", "57"), one("58", "60"));
        };
    }

    /** The envelope of a correction: the same claim, from another day on. */
    private Envelope correction(int of) {
        var wrong = standing.get(of);
        var corrected = named(wrong.effective(day()).seen(day()));
        var data = Envelope.tree("{'corrects': '%s', 'reason': 'it was wrong'}".formatted(id(wrong)))
                .asObject();
        var effectiveData = wrong.json().at("/type").asString().equals("claim.corrected")
                ? wrong.json().at("/data/replacement")
                : wrong.json();
        data.putObject("replacement")
                .put("type", effectiveData.path("type").asString())
                .set("data", effectiveData.path("data"));
        var correction = corrected.with("/type", "claim.corrected").with("/data", data);
        standing.set(of, correction);
        return correction;
    }

    private Envelope retraction(Envelope wrong) {
        return Envelope.of(
                        "claim.retracted",
                        model,
                        day(),
                        "{'retracts': '%s', 'reason': 'it was wrong'}".formatted(id(wrong)))
                .with("/source", wrong.json().path("source"));
    }

    private Envelope named(Envelope claim) {
        return claim.id(new UUID(random.nextLong(), random.nextLong()));
    }

    private static String id(Envelope claim) {
        return claim.json().path("id").asString();
    }

    private String publisher(int voice) {
        return "voice-%d-of-%s".formatted(voice, name());
    }

    private String name() {
        return model.substring(model.indexOf('/') + 1);
    }

    private String day() {
        return "2026-%02d-%02d".formatted(1 + random.nextInt(10), 1 + random.nextInt(28));
    }

    private String one(String... words) {
        return words[random.nextInt(words.length)];
    }
}
