package org.modeltracker.core.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.modeltracker.core.TestDatabase;

/** Stands between a client and a TCP server, forwards bytes, and fails as a network does when a test says so. Its port never changes. */
public final class TcpProxy implements AutoCloseable {

    /** What the network does now. */
    public enum Mode {
        /** Forwards everything. */
        PASS,
        /** Accepts each connection and resets it, as a load balancer does in front of a dead server. */
        RESET,
        /** Nobody listens. */
        REFUSE,
        /** Packets vanish. Connections that were open meanwhile stay silent for ever, as behind a firewall that forgot them. The server gives them up. */
        SWALLOW,
        /** Packets wait, and arrive once the network is well again. */
        STALL
    }

    /** When PostgreSQL ends the session of a client that is gone, by the keepalive that {@code application.yaml} sets. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);

    private final InetSocketAddress server;
    private final int port;
    private final Tap tap;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.PASS;
    private volatile Duration delay = Duration.ZERO;
    private volatile ServerSocket listener;

    private TcpProxy(InetSocketAddress server, Tap tap) throws IOException {
        this.server = server;
        this.tap = tap;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
        accept(listener);
    }

    public static TcpProxy to(String host, int port, Tap tap) {
        try {
            return new TcpProxy(new InetSocketAddress(host, port), tap);
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy found no port", e);
        }
    }

    public static TcpProxy to(TestDatabase database, Tap tap) {
        var url = URI.create(database.url().substring("jdbc:".length()));
        return to(url.getHost(), url.getPort(), tap);
    }

    public static TcpProxy to(TestDatabase database) {
        return to(database, Tap.NONE);
    }

    public int port() {
        return port;
    }

    /** The same database, reached through this proxy. */
    public TestDatabase reaching(TestDatabase database) {
        var through = database.url().replaceFirst("//[^/]+/", "//127.0.0.1:" + port + "/");
        return new TestDatabase(through, database.username(), database.password());
    }

    /** Changes the network, for open connections too. */
    public synchronized void set(Mode next) {
        mode = next;
        switch (next) {
            case RESET, REFUSE -> cutAll();
            case SWALLOW -> links.forEach(Link::forget);
            case PASS, STALL -> {}
        }
        try {
            if (next == Mode.REFUSE) {
                listener.close();
            } else if (listener.isClosed()) {
                listener = listen(port);
                accept(listener);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy could not " + next, e);
        }
    }

    /** Each chunk of bytes takes so much longer, each way. */
    public void delay(Duration each) {
        delay = each;
    }

    /** Resets every open connection once; new ones are served. */
    public void cutAll() {
        links.forEach(Link::reset);
    }

    /** Closes the server's direction of every open connection once, and leaves the other open. */
    public void halfCloseAll() {
        links.forEach(Link::halfClose);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cutAll();
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 500);
        return socket;
    }

    private void accept(ServerSocket on) {
        Thread.ofVirtual().name("proxy-" + port).start(() -> {
            while (!on.isClosed()) {
                try {
                    serve(on.accept());
                } catch (IOException closed) {
                    // the listener was closed, or one client went away: the loop's condition tells
                }
            }
        });
    }

    private void serve(Socket client) throws IOException {
        switch (mode) {
            case RESET, REFUSE -> reset(client);
            case SWALLOW -> links.add(new Link(client, new Socket()));
            case PASS, STALL -> {
                var upstream = new Socket();
                try {
                    upstream.connect(server);
                } catch (IOException e) {
                    reset(client); // nobody serves there now
                    return;
                }
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                var link = new Link(client, upstream);
                links.add(link);
                link.start();
            }
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // closed already
        }
    }

    private final class Link {

        private final Socket client;
        private final Socket upstream;
        private final Tap.Watch watch = tap.watch();
        private volatile boolean forgotten;

        Link(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void start() {
            Thread.ofVirtual().start(() -> pump(client, upstream, true));
            Thread.ofVirtual().start(() -> pump(upstream, client, false));
        }

        /** The server hears nothing any more, and gives the client up. */
        void forget() {
            forgotten = true;
            Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(GIVEN_UP.toNanos()); // this time is what is simulated
                TcpProxy.reset(upstream);
            });
        }

        void reset() {
            links.remove(this);
            TcpProxy.reset(client);
            TcpProxy.reset(upstream);
        }

        void halfClose() {
            try {
                client.shutdownOutput();
            } catch (IOException e) {
                // closed already
            }
        }

        private void pump(Socket from, Socket to, boolean upwards) {
            var buffer = new byte[16_384];
            try {
                for (int read = from.getInputStream().read(buffer);
                        read >= 0;
                        read = from.getInputStream().read(buffer)) {
                    hold();
                    if (forgotten) {
                        continue;
                    }
                    var verdict = upwards ? watch.upwards(buffer, read) : watch.downwards();
                    if (verdict == Tap.Verdict.CUT) {
                        reset();
                        return;
                    }
                    to.getOutputStream().write(buffer, 0, read);
                    to.getOutputStream().flush();
                }
                if (!forgotten) {
                    to.shutdownOutput();
                }
            } catch (IOException | InterruptedException e) {
                if (!forgotten) {
                    reset();
                }
            }
        }

        private void hold() throws InterruptedException {
            if (!delay.isZero()) {
                Thread.sleep(delay); // the delay is what is simulated
            }
            while (mode == Mode.STALL) {
                Thread.sleep(Duration.ofMillis(10)); // as above
            }
        }
    }
}
