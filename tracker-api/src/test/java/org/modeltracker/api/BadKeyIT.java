package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.api.Envelope.status;

import java.util.stream.Stream;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;

/** Keys that open nothing. */
class BadKeyIT extends BadInput {

    @Override
    Stream<Bad> cases() {
        var fact = status(MODEL, "2026-06-01", "closed").toString();
        return Stream.of(
                bad("no key", () -> anybody().post("/v1/events", fact), 401),
                bad("a key that was never made", () -> http().with(wellFormed()).post("/v1/events", fact), 401),
                bad(
                        "a key that is malformed",
                        () -> http().with("trk_live_short").post("/v1/events", fact),
                        401),
                bad(
                        "a key with a wrong checksum",
                        () -> http().with(wellFormed().substring(0, 44) + "x").post("/v1/events", fact),
                        401),
                bad(
                        "a wrong key where none is needed",
                        () -> http().with("nonsense").get("/v1/models"),
                        401),
                bad("a revoked key", () -> http().with(revoked()).post("/v1/events", fact), 401),
                bad(
                        "a key without the scope",
                        () -> http().with(key("history:read")).post("/v1/events", fact),
                        403),
                bad(
                        "keys made without the scope",
                        () -> http().with(key("events:write")).post("/v1/keys", "{}"),
                        403),
                bad(
                        "a rebuild without the scope",
                        () -> http().with(key("events:write")).post("/v1/views/rebuild", ""),
                        403),
                bad("another scheme", () -> anybody().get("/v1/models", "Authorization", "Basic YTpi"), 401));
    }

    private String key(String scope) {
        return made(scope).path("key").asString();
    }

    private JsonNode made(String scope) {
        var order = "{\"name\":\"test\",\"owner\":\"somebody\",\"scopes\":[\"%s\"]}".formatted(scope);
        var answer = http().post("/v1/keys", order);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }

    private String revoked() {
        var made = made("events:write");
        assertThat(http().delete("/v1/keys/" + made.path("id").asString()).status())
                .isEqualTo(204);
        return made.path("key").asString();
    }

    /** In form a key, checksum and all, that nobody made. */
    private static String wellFormed() {
        var body = "0123456789ABCDEFGHIJKLMNOPQRST";
        var crc = new CRC32();
        crc.update(body.getBytes());
        var alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var sum = new StringBuilder();
        for (long rest = crc.getValue(); sum.length() < 6; rest /= 62) {
            sum.append(alphabet.charAt((int) (rest % 62)));
        }
        return "trk_live_" + body + sum.reverse();
    }
}
