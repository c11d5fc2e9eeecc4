package org.modeltracker.api;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Asks as fast as the server answers, on kept connections, at little cost of its own: it reads no more of an answer than its length. */
final class SteadyClient {

    private static final int CONNECTIONS = 8;

    private SteadyClient() {}

    /** @param path of each request, by its number */
    static double perSecond(int port, int requests, IntFunction<String> path) {
        return perSecond(
                port,
                CONNECTIONS,
                requests,
                n -> "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path.apply(n)));
    }

    /** @param body of each POST, by its number: JSON in ASCII */
    static double postsPerSecond(
            int port, int connections, int requests, String path, String key, IntFunction<String> body) {
        return perSecond(port, connections, requests, n -> {
            var text = body.apply(n);
            return "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(path, key, text.length(), text);
        });
    }

    private static double perSecond(int port, int connections, int requests, IntFunction<String> request) {
        var share = requests / connections;
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var all = IntStream.range(0, connections)
                    .mapToObj(n -> threads.submit((Callable<Integer>) () -> ask(port, n * share, share, request)))
                    .toList();
            for (var some : all) {
                some.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return connections * share * 1e9 / (System.nanoTime() - begun);
    }

    private static int ask(int port, int first, int requests, IntFunction<String> request) throws IOException {
        int left = requests;
        while (left > 0) {
            left -= onOneConnection(port, first + requests - left, Math.min(left, 900), request);
        }
        return requests;
    }

    private static int onOneConnection(int port, int first, int requests, IntFunction<String> request)
            throws IOException {
        try (var socket = new Socket("127.0.0.1", port);
                var in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
            for (int n = 0; n < requests; n++) {
                socket.getOutputStream().write(request.apply(first + n).getBytes(StandardCharsets.ISO_8859_1));
                read(in);
            }
        }
        return requests;
    }

    private static void read(InputStream in) throws IOException {
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 20")) {
            throw new UncheckedIOException(new IOException(status));
        }
        long length = -1;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
        } else {
            skipChunks(in);
        }
    }

    private static void skipChunks(InputStream in) throws IOException {
        int size;
        do {
            size = Integer.parseInt(line(in), 16);
            in.skipNBytes(size + 2L);
        } while (size > 0);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}
