package org.modeltracker.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.Http;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Every operation of the description, asked with every kind of key. What is expected is derived from what the description states: the scope that the
 * key needs, and what other owners get.
 */
final class KeyMatrix {

    private static final String ADMIN = "admin";
    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    private final Http admin;
    private final OwnedThings things;
    private final Map<String, String> owners = new TreeMap<>();
    private final Map<String, String> strangers = new TreeMap<>();
    private final List<String> lies = new ArrayList<>();
    private int asked;

    /**
     * One operation of the document.
     *
     * @param scope that its key needs; null where no key is needed
     * @param otherOwner what another owner gets; 0 where it does not matter whose a thing is
     */
    private record Operation(
            String method, String path, @Nullable String scope, int otherOwner) {

        static Operation of(String method, String path, JsonNode stated) {
            boolean needsKey = stated.at("/security/0/key").isArray();
            return new Operation(
                    method.toUpperCase(Locale.ROOT),
                    path,
                    needsKey ? stated.path("x-scope").asString("") : null,
                    stated.path("x-other-owner").asInt(0));
        }
    }

    KeyMatrix(Http admin, JdbcTemplate stored) {
        this.admin = admin;
        for (var scope : Scope.WORDS) {
            owners.put(scope, key("owner", scope));
            strangers.put(scope, key("stranger", scope));
        }
        this.things = new OwnedThings(admin.with(key("owner", Scope.WORDS.toArray(String[]::new))), stored);
    }

    private String key(String owner, String... scopes) {
        var made = admin.post(
                "/v1/keys",
                "{\"name\":\"matrix\",\"owner\":\"%s\",\"scopes\":[\"%s\"]}"
                        .formatted(owner, String.join("\",\"", scopes)));
        return made.at("/key");
    }

    /** @return the answers that the document does not state */
    List<String> lies(JsonNode document) {
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> operation.getValue().has("responses"))
                        .map(operation -> Operation.of(operation.getKey(), path.getKey(), operation.getValue()))
                        .forEach(this::hold));
        return List.copyOf(lies);
    }

    /** @return the number of requests so far */
    int asked() {
        return asked;
    }

    private void hold(Operation operation) {
        var scope = operation.scope();
        expect(operation, "no key", null, scope == null ? 0 : 401);
        expect(operation, "an unknown key", "trk_live_" + "0".repeat(40), 401);
        strangers.forEach((granted, key) -> expect(
                operation,
                "a stranger's key with " + granted,
                key,
                scope == null || granted.equals(scope) ? operation.otherOwner() : 403));
        owners.forEach((granted, key) -> expect(
                operation, "the owner's key with " + granted, key, scope == null || granted.equals(scope) ? 0 : 403));
        expect(operation, "the admin key", ADMIN, 0);
    }

    /** @param status 0 for any but a refusal; and for a thing that has an owner, any but that there is none */
    private void expect(Operation operation, String who, @Nullable String key, int status) {
        asked++;
        var http = ADMIN.equals(key) ? admin : admin.with(key);
        var path = things.addressOf(operation.path());
        var answer = http.send(http.request(path, "Content-Type", "application/json")
                .method(
                        operation.method(),
                        BodyPublishers.ofString(operation.method().equals("GET") ? "" : "{}")));
        boolean hidden = who.startsWith("the owner's") && operation.otherOwner() != 0 && answer.status() == 404;
        boolean held = status == 0 ? !REFUSALS.contains(answer.status()) && !hidden : answer.status() == status;
        if (!held) {
            lies.add("%s %s with %s: %d, but the description says %s"
                    .formatted(
                            operation.method(),
                            operation.path(),
                            who,
                            answer.status(),
                            status == 0 ? "that it is allowed" : status));
        }
    }

    /** Lists whose things are their owners' alone. @return those that show a stranger what its owner sees there */
    List<String> leaks(JsonNode document) {
        return document.path("paths")
                .propertyStream()
                .filter(path -> path.getValue().at("/get/x-other-owner").asInt(0) != 0)
                .map(path -> path.getKey())
                .filter(path -> path.endsWith("}"))
                .map(path -> path.substring(0, path.lastIndexOf('/')))
                .filter(list -> !list.contains("{"))
                .filter(this::leaks)
                .toList();
    }

    private boolean leaks(String list) {
        things.addressOf(list + "/{id}");
        var shown = owners.values().stream().filter(key -> shows(list, key)).toList();
        assertThat(shown).as("%s shows its owner what is there", list).hasSize(1);
        return strangers.values().stream().anyMatch(key -> shows(list, key));
    }

    /** On any page of the list. */
    private boolean shows(String list, String key) {
        var page = admin.with(key).get(list + "?limit=100");
        while (!page.body().contains(things.last())
                && !page.at("/page/next_cursor").isEmpty()) {
            page = admin.with(key).get(list + "?limit=100&cursor=" + page.at("/page/next_cursor"));
        }
        return page.body().contains(things.last());
    }
}
