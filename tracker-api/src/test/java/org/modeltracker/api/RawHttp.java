package org.modeltracker.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What no HTTP client would send, byte by byte. */
final class RawHttp {

    private static final int PATIENCE = 30_000;

    private RawHttp() {}

    /** Sends, and reads until the server closes; what ISO 8859-1 makes of both. */
    static String exchange(int port, String request) {
        return exchange(port, request, false);
    }

    /** The same, after which the client sends no more: half of the connection is closed. */
    static String exchangeAndEnd(int port, String request) {
        return exchange(port, request, true);
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
