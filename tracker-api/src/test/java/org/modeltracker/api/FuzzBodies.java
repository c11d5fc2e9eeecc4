package org.modeltracker.api;

import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are almost right, and some that are nothing at all. */
final class FuzzBodies {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "1e99999999999",
            "99999999999999999999",
            "0.1",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"2026-02-30\"",
            "\"2026\"",
            "\"0000-00-00\"",
            "\"9999-12-31\"",
            "\"2026-06-01T00:00:00Z\"",
            "\"-1\"",
            "\"1E+999999999\"",
            "\"NaN\"",
            "\"a/b\"",
            "\"../../etc\"",
            "\"https://x.example/\"",
            "\"\ud83d\ude00\u202e\"",
            "[]",
            "{}",
            "[null]",
            "{\"a\": {\"b\": []}}",
            "\"general_availability\"");

    private static final List<String> WHOLE = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "7",
            "\"x\"",
            "{",
            "[[[[",
            "\u0000",
            "{\"a\":1,\"a\":2}",
            "a=b&c=d",
            "<a/>",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n");

    private static final List<String> ORDERS = List.of(
            "{\"url\": \"http://127.0.0.1:9/hook\", \"events\": [\"*\"], \"filter\": {\"types\": [\"model.released\"]}}",
            "{\"url\": \"https://hooks.example/a\"}",
            "{\"name\": \"a\", \"owner\": \"b\", \"scopes\": [\"history:read\"]}",
            "{\"reason\": \"it was wrong\", \"observed_at\": \"2026-06-01\", \"source\": {\"publisher\": \"p\", \"kind\": \"press\"}}",
            "{\"after\": 0}",
            "{\"x\": {\"id\": \"x\", \"models\": {\"y\": {\"id\": \"y\", \"cost\": {\"input\": 1}}}}}",
            "key=trk_live_x&_csrf=x&url=http%3A%2F%2F127.0.0.1");

    private static final List<String> METHODS = List.of(
            "initialize",
            "ping",
            "tools/list",
            "tools/call",
            "resources/list",
            "prompts/get",
            "logging/setLevel",
            "notifications/initialized",
            "completion/complete",
            "x");

    private static final List<String> TOOLS = List.of(
            "find_models",
            "model_card",
            "compare",
            "price_history",
            "leaderboard",
            "timeline",
            "disputes",
            "changes_since",
            "x");

    private final List<Envelope> claims;

    FuzzBodies(List<Envelope> claims) {
        this.claims = claims;
    }

    String of(FuzzRoute route, RandomGenerator random) {
        if (random.nextInt(8) == 0) {
            return one(WHOLE, random);
        } else if (route.path().equals("/mcp")) {
            return twist(message(random), random);
        } else if (route.path().startsWith("/v1/events")) {
            var claim = twist(one(claims, random).toString(), random);
            return random.nextInt(3) == 0 ? claim + "\n" + one(claims, random) + "\n" + twist("{}", random) : claim;
        }
        return twist(one(ORDERS, random), random);
    }

    private static String message(RandomGenerator random) {
        return "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"%s\", \"params\": {\"name\": \"%s\", \"arguments\": {\"model\": \"fuzz/m\", \"limit\": 3}}}"
                .formatted(one(METHODS, random), one(TOOLS, random));
    }

    /** Changes up to two places of what is JSON, and now and then a byte. */
    private static String twist(String text, RandomGenerator random) {
        if (text.startsWith("{") && random.nextInt(3) > 0) {
            var tree = JSON.readTree(text);
            for (int i = random.nextInt(3); i > 0; i--) {
                text = change(tree, random);
            }
        }
        if (random.nextInt(20) == 0 && !text.isEmpty()) {
            int at = random.nextInt(text.length());
            return text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
        }
        return text;
    }

    /** Values are put in as text, since some of them no JSON library would hold. */
    private static String change(JsonNode tree, RandomGenerator random) {
        var place = tree;
        while (place instanceof ObjectNode object && !object.isEmpty()) {
            var name = one(object.propertyNames().stream().toList(), random);
            var below = object.path(name);
            if (below.isObject() && !below.isEmpty() && random.nextBoolean()) {
                place = below;
            } else if (random.nextInt(4) == 0) {
                object.remove(name);
                return tree.toString();
            } else {
                object.put(name, "~here~");
                var text = tree.toString().replace("\"~here~\"", one(VALUES, random));
                object.set(name, below);
                return text;
            }
        }
        return tree.toString();
    }

    static <T> T one(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
