package org.modeltracker.api.importer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A git server over HTTP on this machine, for one repository. */
final class GitServer implements AutoCloseable {

    private final HttpServer server;
    private final Repository repository;
    private final AtomicLong sent = new AtomicLong();

    /** @param leavesOut whether it sends commits without files to those who ask */
    GitServer(Repository repository, boolean leavesOut) throws IOException {
        this.repository = repository;
        repository.getConfig().setBoolean("uploadpack", null, "allowFilter", leavesOut);
        repository.getConfig().setBoolean("uploadpack", null, "allowAnySHA1InWant", leavesOut);
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/repository.git"
                .formatted(server.getAddress().getPort());
    }

    /** Bytes of packs. */
    long sent() {
        return sent.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var out = new ByteArrayOutputStream();
        boolean isAdvertisement = exchange.getRequestURI().getPath().endsWith("/info/refs");
        try (var pack = new UploadPack(repository)) {
            pack.setBiDirectionalPipe(false);
            var protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
            pack.setExtraParameters(protocol == null ? Set.of() : Set.of(protocol.split(":")));
            if (isAdvertisement) {
                var lines = new PacketLineOut(out);
                lines.writeString("# service=git-upload-pack\n");
                lines.end();
                pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
            } else {
                pack.upload(body(exchange), out, null);
                sent.addAndGet(out.size());
            }
        }
        exchange.getResponseHeaders()
                .set("Content-Type", "application/x-git-upload-pack-" + (isAdvertisement ? "advertisement" : "result"));
        exchange.sendResponseHeaders(200, out.size());
        try (exchange) {
            out.writeTo(exchange.getResponseBody());
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
