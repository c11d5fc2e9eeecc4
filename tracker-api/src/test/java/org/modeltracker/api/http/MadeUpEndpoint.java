package org.modeltracker.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Failures;
import org.modeltracker.api.http.request.Cursor;
import org.modeltracker.api.http.request.Limit;
import org.modeltracker.api.http.request.Page;
import org.modeltracker.api.http.request.PageRequest;
import org.modeltracker.api.http.request.QueryNames;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.JsonNode;

/** One endpoint of each kind. Abstract, so that the real application, which scans this package too, leaves it alone. */
@RestController
abstract class MadeUpEndpoint {

    /** What the tests serve. */
    static class Served extends MadeUpEndpoint {}

    /** How many rows of the long list were asked for at once. */
    static final AtomicInteger MOST_AT_ONCE = new AtomicInteger();

    record Item(int number, String text, @Nullable Nested nested, List<String> tags) {}

    record Nested(String deep, BigDecimal amount) {}

    record Order(String name, Integer count, List<Nested> parts) {}

    record Filter(
            @Nullable String accessState,
            @Nullable Integer count,
            @Nullable List<String> model) {}

    @QueryNames(value = "as_of", repeated = "axis")
    record Times() {}

    @GetMapping("/v1/items")
    Page<Item> items(PageRequest page) {
        int from = page.cursor() == null ? 1 : Integer.parseInt(page.cursor().get("after")) + 1;
        var rows = IntStream.range(from, Math.min(from + page.rows(), 8))
                .mapToObj(number ->
                        new Item(number, number == 2 ? "=1+1" : "t" + number, nested(number), List.of("a", "b")))
                .toList();
        return page.page(rows, item -> new Cursor(Map.of("after", String.valueOf(item.number()))));
    }

    /** A long list, whose last rows have a column of their own. */
    @GetMapping("/v1/numbers")
    Page<Map<String, Object>> numbers(PageRequest page) {
        MOST_AT_ONCE.accumulateAndGet(page.limit(), Math::max);
        int from = page.cursor() == null ? 1 : Integer.parseInt(page.cursor().get("after")) + 1;
        var rows = IntStream.range(from, Math.min(from + page.rows(), 1_001))
                .mapToObj(number -> number > 900
                        ? new TreeMap<String, Object>(Map.of("number", number, "late", "yes"))
                        : Map.<String, Object>of("number", number))
                .toList();
        return page.page(rows, item -> new Cursor(Map.of("after", String.valueOf(item.get("number")))));
    }

    private static @Nullable Nested nested(int number) {
        return number == 3 ? null : new Nested("x,\"y\"", new BigDecimal("-5.80E+3"));
    }

    @GetMapping("/v1/things/{id}")
    Map<String, String> thing(@PathVariable UUID id) {
        return Map.of("id", id.toString());
    }

    @GetMapping("/v1/filtered")
    Map<String, Object> filtered(Filter filter, @RequestParam(required = false) @Nullable Integer after) {
        return Map.of("state", String.valueOf(filter.accessState()), "models", String.valueOf(filter.model()));
    }

    @GetMapping("/v1/required")
    Map<String, Object> required(@RequestParam("which_one") int which, Times times, Limit limit) {
        return Map.of("which", which, "limit", limit.value());
    }

    @PostMapping("/v1/orders")
    Order order(@RequestBody Order order) {
        return order;
    }

    @PostMapping("/v1/any")
    JsonNode any(@RequestBody JsonNode any) {
        return any;
    }

    @PostMapping(path = "/v1/lines", consumes = "application/x-ndjson")
    Map<String, Object> lines(InputStream lines) throws IOException {
        return Map.of("bytes", lines.readAllBytes().length);
    }

    /** Fails at whatever it is asked for, reading or writing. */
    @RequestMapping("/v1/fails/{how}")
    String fail(@PathVariable String how) throws Exception {
        throw Failures.of(how);
    }

    @GetMapping("/v1/send-error")
    void sendError(HttpServletResponse response) throws IOException {
        response.sendError(410);
    }

    @GetMapping(path = "/v1/stream", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> stream(
            @RequestParam(defaultValue = "false") boolean broken, @RequestParam(defaultValue = "1") int lines) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body(out -> {
            out.write("{\"line\":1}\n".repeat(lines).getBytes(StandardCharsets.UTF_8));
            if (broken) {
                throw new IllegalStateException("too late");
            }
        });
    }
}
