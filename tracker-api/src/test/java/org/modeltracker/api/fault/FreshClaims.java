package org.modeltracker.api.fault;

import java.util.Random;
import java.util.UUID;
import org.modeltracker.api.Envelope;

/** Claims that nobody else makes, about models that are known: no two say the same. */
final class FreshClaims {

    static final int MODELS = 12;

    private final String client;
    private final Random random;
    private int count;

    FreshClaims(String client, Random random) {
        this.client = client;
        this.random = random;
    }

    static String model(int number) {
        return "faulty/model-" + number;
    }

    /** Of the first models, so that what they answer grows and is asked often. */
    Envelope next() {
        int number = ++count;
        var model = model(random.nextInt(MODELS));
        var day = "2026-%02d-%02d".formatted(1 + random.nextInt(9), 1 + random.nextInt(28));
        var claim = switch (random.nextInt(4)) {
            case 0 -> Envelope.price(model, day, "%d.%04d".formatted(1 + random.nextInt(9), number));
            case 1 ->
                Envelope.access(model, day, random.nextBoolean() ? "private_preview" : "public_preview")
                        .with("/data/audience", "group-" + number);
            default ->
                Envelope.of(
                        "model.fact_reported",
                        model,
                        day,
                        "{'topic': 'count', 'statement': 'number %d of %s'}".formatted(number, client));
        };
        return claim.by(client, "press").with("/source/locator", client + "#" + number);
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
