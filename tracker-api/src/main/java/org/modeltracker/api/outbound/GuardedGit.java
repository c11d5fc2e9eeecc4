package org.modeltracker.api.outbound;

import java.io.IOException;
import java.net.Proxy;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/** Carries git over the guarded client: only allowed addresses are dialled, no redirect is followed, and what arrives is counted. */
public final class GuardedGit implements AutoCloseable {

    private final CloseableHttpClient client;

    GuardedGit(CloseableHttpClient client) {
        this.client = client;
    }

    /** @param mostBytes that may arrive over all connections that it makes */
    public HttpConnectionFactory connections(long mostBytes) {
        var arrived = new AtomicLong();
        return new HttpConnectionFactory() {
            @Override
            public HttpConnection create(URL url) throws IOException {
                try {
                    return new GuardedGitConnection(client, url.toURI(), arrived, mostBytes);
                } catch (URISyntaxException e) {
                    throw new IOException("not a URL", e);
                }
            }

            @Override
            public HttpConnection create(URL url, Proxy proxy) throws IOException {
                return create(url);
            }
        };
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    /** Whether a failure of git means that an address may not be called. */
    public static boolean isAddressRefused(Throwable failure) {
        return failure instanceof AddressRefused;
    }
}
