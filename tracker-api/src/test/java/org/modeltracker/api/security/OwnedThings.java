package org.modeltracker.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.modeltracker.api.Http;
import org.springframework.jdbc.core.JdbcTemplate;

/** Things of one owner, made new for each address, because a request may delete them. */
final class OwnedThings {

    private static final Map<String, String> NAMES = Map.of(
            "{organisation}", "meta",
            "{model}", "muse-spark",
            "{benchmark}", "critpt",
            "{publisher}", "meta",
            "{import}", "none-such",
            "{view}", "models",
            "{form}", "csv",
            "{type}", "pricing.changed",
            "{position}", "0");

    private final Http owner;
    private final JdbcTemplate stored;
    private String last = "";

    OwnedThings(Http owner, JdbcTemplate stored) {
        this.owner = owner;
        this.stored = stored;
    }

    /** The id of the thing that was made last. */
    String last() {
        return last;
    }

    /** @param template with names in braces */
    String addressOf(String template) {
        var path = owned(template);
        for (var name : NAMES.entrySet()) {
            path = path.replace(name.getKey(), name.getValue());
        }
        return path.replace("{id}", new UUID(0, 1).toString()).replaceAll("\\{\\w+}", "none-such");
    }

    private String owned(String template) {
        if (template.startsWith("/v1/webhooks/{id}")) {
            return ofWebhook(template.replace("{id}", made("/v1/webhooks", "{\"url\":\"http://127.0.0.1:49999/\"}")));
        } else if (template.equals("/v1/keys/{id}")) {
            var body = "{\"name\":\"n\",\"owner\":\"owner\",\"scopes\":[\"events:write\"]}";
            return template.replace("{id}", made("/v1/keys", body));
        } else if (template.equals("/v1/watches/{id}")) {
            var body = "{\"url\":\"http://127.0.0.1:49999/%s\",\"publisher\":\"p\",\"about\":\"pricing\"}"
                    .formatted(UUID.randomUUID());
            return template.replace("{id}", made("/v1/watches", body));
        }
        return template;
    }

    private String ofWebhook(String path) {
        var hook = "/v1/webhooks/" + last;
        if (path.contains("{delivery}")) {
            return path.replace("{delivery}", delivery(hook));
        } else if (path.contains("{replay}")) {
            stored.update("update work.webhook set status = 'active' where id = ?::uuid", last);
            return path.replace(
                    "{replay}", owner.post(hook + "/replay", "{\"after\":0}").at("/id"));
        }
        return path;
    }

    /** Its ping. */
    private String delivery(String hook) {
        return owner.get(hook + "/deliveries").at("/data/0/id");
    }

    private String made(String path, String body) {
        var made = owner.post(path, body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        last = made.at("/id");
        return last;
    }
}
