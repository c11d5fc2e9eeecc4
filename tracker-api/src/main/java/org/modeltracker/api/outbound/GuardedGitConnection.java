package org.modeltracker.api.outbound;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/** One request of git, as JGit makes it. */
final class GuardedGitConnection implements HttpConnection {

    private final CloseableHttpClient client;
    private final URI uri;
    private final AtomicLong arrived;
    private final long mostBytes;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String method = "GET";
    private @Nullable ByteArrayOutputStream body;
    private @Nullable ClassicHttpResponse answer;

    GuardedGitConnection(CloseableHttpClient client, URI uri, AtomicLong arrived, long mostBytes) {
        this.client = client;
        this.uri = uri;
        this.arrived = arrived;
        this.mostBytes = mostBytes;
    }

    private ClassicHttpResponse answer() throws IOException {
        var known = answer;
        if (known != null) {
            return known;
        }
        var call = new HttpUriRequestBase(method, uri);
        headers.forEach(call::setHeader);
        if (body != null) {
            call.setEntity(new ByteArrayEntity(body.toByteArray(), null));
        }
        var got = client.executeOpen(null, call, null);
        answer = got;
        return got;
    }

    @Override
    public int getResponseCode() throws IOException {
        return answer().getCode();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return String.valueOf(answer().getReasonPhrase());
    }

    @Override
    public URL getURL() {
        try {
            return uri.toURL();
        } catch (IOException e) {
            throw new IllegalStateException("it was a URL before", e);
        }
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        var fields = new LinkedHashMap<String, List<String>>();
        var known = answer;
        if (known != null) {
            for (var header : known.getHeaders()) {
                fields.computeIfAbsent(header.getName(), name -> new ArrayList<>())
                        .add(String.valueOf(header.getValue()));
            }
        }
        return fields;
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return getHeaderFields().entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .flatMap(field -> field.getValue().stream())
                .toList();
    }

    @Override
    public @Nullable String getHeaderField(String name) {
        return getHeaderFields(name).stream().findFirst().orElse(null);
    }

    @Override
    public @Nullable String getContentType() {
        return getHeaderField("Content-Type");
    }

    @Override
    public int getContentLength() {
        return -1;
    }

    /** Fails once more than the limit has arrived. */
    @Override
    public InputStream getInputStream() throws IOException {
        var entity = answer().getEntity();
        return new FilterInputStream(entity == null ? InputStream.nullInputStream() : entity.getContent()) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = super.read(into, from, length);
                count(Math.max(read, 0));
                return read;
            }
        };
    }

    private void count(int bytes) throws IOException {
        if (arrived.addAndGet(bytes) > mostBytes) {
            throw new IOException("more than " + mostBytes + " bytes arrived");
        }
    }

    @Override
    public OutputStream getOutputStream() {
        var written = new ByteArrayOutputStream();
        body = written;
        return written;
    }

    @Override
    public void setRequestProperty(String name, String value) {
        if (!name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("Accept-Encoding")) {
            headers.put(name, value);
        }
    }

    @Override
    public void setRequestMethod(String verb) {
        method = verb;
    }

    @Override
    public String getRequestMethod() {
        return method;
    }

    @Override
    public void connect() throws IOException {
        answer();
    }

    @Override
    public boolean usingProxy() {
        return false;
    }

    // The client decides the rest itself.

    @Override
    public void setUseCaches(boolean usecaches) {}

    @Override
    public void setConnectTimeout(int timeout) {}

    @Override
    public void setReadTimeout(int readTimeout) {}

    @Override
    public void setInstanceFollowRedirects(boolean followRedirects) {}

    @Override
    public void setDoOutput(boolean dooutput) {}

    @Override
    public void setFixedLengthStreamingMode(int contentLength) {}

    @Override
    public void setChunkedStreamingMode(int chunklen) {}

    @Override
    public void configure(KeyManager[] keys, TrustManager[] trusted, SecureRandom random) {}

    @Override
    public void setHostnameVerifier(HostnameVerifier verifier) {}
}
