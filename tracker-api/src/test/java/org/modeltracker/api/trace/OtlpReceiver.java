package org.modeltracker.api.trace;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A collector of traces: takes OTLP over HTTP, and reads the spans by the numbers of their fields in opentelemetry-proto. */
final class OtlpReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /**
     * A span as it was sent.
     *
     * @param parent empty for the first of a trace
     * @param attributes lists as their values in one text, with spaces
     */
    record Span(String trace, String id, String parent, String name, Map<String, String> attributes) {}

    /** What a field of a message is, in bytes. */
    private interface Field {
        void read(int number, CodedInputStream input) throws IOException;
    }

    OtlpReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort());
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    List<Span> named(String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        var body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
        request(body.readAllBytes());
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** Resource spans are field 1, scope spans field 2 of these, and spans field 2 of those. */
    private void request(byte[] bytes) throws IOException {
        for (var resource : parts(bytes, 1)) {
            for (var scope : parts(resource, 2)) {
                for (var span : parts(scope, 2)) {
                    spans.add(span(span));
                }
            }
        }
    }

    private static List<byte[]> parts(byte[] bytes, int wanted) throws IOException {
        var parts = new ArrayList<byte[]>();
        each(bytes, (number, input) -> {
            if (number == wanted) {
                parts.add(input.readByteArray());
            } else {
                input.skipField(input.getLastTag());
            }
        });
        return parts;
    }

    private static Span span(byte[] bytes) throws IOException {
        var texts = new String[] {"", "", "", "", "", ""};
        var attributes = new LinkedHashMap<String, String>();
        each(bytes, (number, input) -> {
            switch (number) {
                case 1, 2, 4 -> texts[number] = HexFormat.of().formatHex(input.readByteArray());
                case 5 -> texts[number] = input.readString();
                case 9 -> attribute(input.readByteArray(), attributes);
                default -> input.skipField(input.getLastTag());
            }
        });
        return new Span(texts[1], texts[2], texts[4], texts[5], attributes);
    }

    private static void attribute(byte[] bytes, Map<String, String> attributes) throws IOException {
        var pair = new String[] {"", "", ""};
        each(bytes, (number, input) -> pair[number] = number == 1 ? input.readString() : value(input.readByteArray()));
        attributes.put(pair[1], pair[2]);
    }

    /** A text is field 1, a whole number field 3, a list field 5; others are of no interest here. */
    private static String value(byte[] bytes) throws IOException {
        var text = new StringBuilder();
        each(bytes, (number, input) -> {
            switch (number) {
                case 1 -> text.append(input.readString());
                case 3 -> text.append(input.readInt64());
                case 5 ->
                    each(
                            input.readByteArray(),
                            (_, list) ->
                                    text.append(value(list.readByteArray())).append(' '));
                default -> input.skipField(input.getLastTag());
            }
        });
        return text.toString().strip();
    }

    private static void each(byte[] bytes, Field field) throws IOException {
        var input = CodedInputStream.newInstance(bytes);
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            field.read(WireFormat.getTagFieldNumber(tag), input);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
