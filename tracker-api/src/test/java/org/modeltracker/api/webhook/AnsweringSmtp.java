package org.modeltracker.api.webhook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that answers every recipient with the same code, which GreenMail cannot. */
final class AnsweringSmtp implements AutoCloseable {

    private final ServerSocket server;
    private final String answer;
    private final AtomicInteger asked = new AtomicInteger();

    AnsweringSmtp(String answer) {
        this.answer = answer;
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    int asked() {
        return asked.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            out.print("220 ready\r\n");
            out.flush();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                out.print(reply(line.toUpperCase(Locale.ROOT)) + "\r\n");
                out.flush();
            }
        } catch (IOException gone) {
            // the other side has what it wants
        }
    }

    private String reply(String line) {
        if (line.startsWith("RCPT")) {
            asked.incrementAndGet();
            return answer;
        }
        return line.startsWith("QUIT") ? "221 bye" : "250 fine";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
