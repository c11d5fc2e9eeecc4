package org.modeltracker.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** What no HTTP client would send, byte by byte. */
final class RawHttp {

    private static final int PATIENCE = 30_000;
    private static final int MOST = 1 << 16;

    private RawHttp() {}

    /** Sends, and reads until the server closes; what ISO 8859-1 makes of both. */
    static String exchange(int port, String request) {
        return exchange(port, request, false);
    }

    /** The same, after which the client sends no more: half of the connection is closed. */
    static String exchangeAndEnd(int port, String request) {
        return exchange(port, request, true);
    }

    /**
     * Reads an answer as far as it is needed: a stream that goes on is left after its beginning, as a client that leaves does.
     *
     * @param end whether the client's side is closed after the request
     */
    static RawAnswer answer(int port, String request, boolean end) throws IOException {
        try (var socket = connect(port, "127.0.0.1")) {
            send(socket, request);
            if (end) {
                socket.shutdownOutput();
            }
            var read = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            try {
                int n = 0;
                while (n >= 0 && read.size() < MOST && !streams(read)) {
                    n = socket.getInputStream().read(buffer);
                    read.write(buffer, 0, Math.max(n, 0));
                }
            } catch (SocketTimeoutException stalled) {
                throw new IOException("nothing more after %d bytes: %s".formatted(read.size(), read), stalled);
            } catch (SocketException reset) {
                // The server closed with our bytes unread.
            }
            return new RawAnswer(read.toString(StandardCharsets.ISO_8859_1));
        }
    }

    private static boolean streams(ByteArrayOutputStream read) {
        return read.size() > 0
                && read.toString(StandardCharsets.ISO_8859_1).contains("\r\nContent-Type: text/event-stream");
    }

    static Socket connect(int port, String from) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.setSoTimeout(PATIENCE);
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE);
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    static String readAll(Socket socket) throws IOException {
        var read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (IOException e) {
            if (read.size() == 0) {
                throw e;
            } // an answer, and then a reset: the server closed with our bytes unread
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    private static String exchange(int port, String request, boolean end) {
        try (var socket = connect(port, "127.0.0.1")) {
            send(socket, request);
            if (end) {
                socket.shutdownOutput();
            }
            return readAll(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
