package org.modeltracker.api;

import static org.modeltracker.api.FuzzBodies.one;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Requests that are valid in most places and broken in some: the same one for the same seed and number. */
final class FuzzRequests {

    private static final List<String> VALUES = List.of(
            "fuzz",
            "m",
            "fuzz/m",
            "bench-of-m",
            "1",
            "0",
            "-1",
            "25",
            "100",
            "101",
            "99999999999999999999",
            "2026-06-01",
            "2026-06",
            "2026-13-01",
            "2026-06-01T00:00:00Z",
            "9999-12-31",
            "yesterday",
            "",
            " ",
            "\u0000",
            "%",
            "\ud83d\ude00",
            "\u202e",
            "'",
            "\"><script>",
            "../../etc/passwd",
            "*",
            "csv",
            "json",
            "parquet",
            "ndjson",
            "atom",
            "recorded",
            "effective",
            "true",
            "maybe",
            "eyJhZnRlciI6IngifQ",
            "018f0000-0000-7000-8000-000000000000",
            "modelsdev",
            "models",
            "events",
            "pricing",
            "a,b,c",
            "a;b",
            "{x}",
            "[1]",
            "null",
            "x".repeat(3000));

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FANCY", "get");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-ndjson",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/octet-stream",
            "nonsense",
            "a/b;;c",
            "application/json; charset=UTF-16",
            "application/json; charset=none-such",
            "*/*",
            "");

    private static final List<String> ACCEPTS = List.of(
            "*/*",
            "application/json",
            "application/json, text/event-stream",
            "text/html",
            "text/csv",
            "application/x-ndjson",
            "text/event-stream",
            "application/problem+json",
            "image/png",
            ",,,,",
            "text",
            "*/json",
            "a/b;q=zz",
            "a/b;q=7",
            ";",
            "application/vnd.apache.parquet",
            "application/atom+xml",
            "text/html;level=1;q=0.1, */*;q=0.01",
            "");

    private static final List<String> HEADERS = List.of(
            "Idempotency-Key: a",
            "Idempotency-Key: ",
            "Idempotency-Key: \u00e9",
            "Prefer: wait=1",
            "Prefer: wait=x",
            "Prefer: respond-async",
            "If-None-Match: *",
            "If-None-Match: \"x\", W/\"y\", z",
            "If-Modified-Since: never",
            "Range: bytes=0-9",
            "Range: bytes=9-0",
            "Range: nonsense",
            "Last-Event-ID: 3",
            "Last-Event-ID: x",
            "Content-Encoding: gzip",
            "Content-Encoding: none-such",
            "Accept-Encoding: gzip, br;q=x",
            "Accept-Language: ,,;q=2",
            "Origin: https://evil.example",
            "Origin: null",
            "Access-Control-Request-Method: POST",
            "Cookie: tracker=x; ;=; a",
            "X-Forwarded-For: ,,",
            "Expect: the unexpected",
            "HX-Request: true",
            "MCP-Protocol-Version: x",
            "Mcp-Session-Id: x",
            "Transfer-Encoding: gzip",
            "Upgrade: websocket",
            "X: \u0001");

    private final long seed;
    private final List<FuzzRoute> routes;
    private final FuzzBodies bodies;
    private final List<String> ids;

    /** @param ids of events that are there */
    FuzzRequests(long seed, List<FuzzRoute> routes, FuzzBodies bodies, List<String> ids) {
        this.seed = seed;
        this.routes = routes;
        this.bodies = bodies;
        this.ids = ids;
    }

    /** @param stays whether its body says that it is longer than it is */
    record Sent(FuzzRoute route, String method, String text, boolean stays) {

        /** Tomcat may end such an exchange without a body. */
        boolean isFramedBadly() {
            return stays || text.contains("\r\n\r\nzz\r\n");
        }
    }

    Sent number(int number) {
        var random = new SplittableRandom(seed * 1_000_003 + number);
        var route = one(routes, random);
        var method = random.nextInt(12) == 0 ? one(METHODS, random) : route.method();
        var head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target(route, random)));
        head.append("Host: localhost\r\nConnection: close\r\n");
        head.append("Accept: ")
                .append(random.nextInt(3) == 0 ? one(ACCEPTS, random) : usual(route))
                .append("\r\n");
        int who = random.nextInt(10);
        if (who > 1) {
            head.append("Authorization: Bearer ")
                    .append(who == 2 ? "trk_live_x" : ApiContext.ADMIN_KEY)
                    .append("\r\n");
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            head.append(one(HEADERS, random)).append("\r\n");
        }
        boolean brings = !route.method().equals("GET") || random.nextInt(20) == 0;
        var body = brings ? bodies.of(route, random) : "";
        boolean stays = brings && random.nextInt(25) == 0;
        if (brings) {
            head.append("Content-Type: ")
                    .append(random.nextInt(6) == 0 ? one(TYPES, random) : type(body))
                    .append("\r\n");
        }
        return new Sent(route, method, head + framed(body, stays, random), stays);
    }

    private static String usual(FuzzRoute route) {
        return route.isApi() || route.path().equals("/mcp") ? "application/json, text/event-stream;q=0.1" : "*/*";
    }

    private static String type(String body) {
        return body.contains("\n{")
                ? "application/x-ndjson"
                : body.startsWith("key=") ? TYPES.get(3) : TYPES.getFirst();
    }

    /** In bytes of UTF-8 that ISO 8859-1 shows one by one, since that is how they are sent. */
    private static String framed(String body, boolean stays, RandomGenerator random) {
        var bytes = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        int length = bytes.length();
        if (random.nextInt(10) == 0) {
            var chunk = random.nextInt(4) == 0 ? "zz" : Integer.toHexString(length);
            return "Transfer-Encoding: chunked\r\n\r\n%s\r\n%s\r\n%s".formatted(chunk, bytes, stays ? "" : "0\r\n\r\n");
        }
        return "Content-Length: %d\r\n\r\n%s".formatted(stays ? length + 50 : length, bytes);
    }

    private String target(FuzzRoute route, RandomGenerator random) {
        var path = new StringBuilder();
        for (var part : route.path().split("(?=\\{)|(?<=\\})")) {
            path.append(part.startsWith("{") ? value(part.substring(1, part.length() - 1), random) : part);
        }
        if (random.nextInt(40) == 0) {
            path.append(one(List.of("/", "//", ";x=y", "/..", "/%2e%2e", ".json", "%00", "%zz"), random));
        }
        var names = random.nextInt(12) == 0 ? List.of("nonsense", "as_of", "limit") : route.parameters();
        if (names.isEmpty() || random.nextInt(3) == 0) {
            return path.toString();
        }
        return path
                + random.ints(1 + random.nextInt(2), 0, names.size())
                        .mapToObj(names::get)
                        .map(name -> name + "=" + value(name, random))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private String value(String name, RandomGenerator random) {
        if (random.nextInt(30) == 0) {
            return one(List.of("%zz", "%00", "%c0%af", "+", "%", "|", "^"), random);
        }
        var value = random.nextInt(3) == 0 ? one(VALUES, random) : fitting(name, random);
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String fitting(String name, RandomGenerator random) {
        return switch (name) {
            case "organization", "organisation", "org" -> "fuzz";
            case "model" -> "m";
            case "id" -> random.nextBoolean() ? one(ids, random) : "bench-of-m";
            case "as_of", "after" -> String.valueOf(1 + random.nextInt(20));
            case "effective_at", "observed_by", "from", "to" -> "2026-0" + (1 + random.nextInt(9)) + "-01";
            case "limit" -> String.valueOf(1 + random.nextInt(100));
            default -> one(VALUES, random);
        };
    }
}
