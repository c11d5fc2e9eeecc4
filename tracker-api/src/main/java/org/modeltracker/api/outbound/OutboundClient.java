package org.modeltracker.api.outbound;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.modeltracker.api.outbound.OutboundFailure.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls other hosts. Its callers wait, on threads that cost nothing. */
public final class OutboundClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboundClient.class);

    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

    OutboundClient(CloseableHttpClient client) {
        this.client = client;
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** @throws OutboundFailure when no whole answer came in time, whatever the reason */
    public OutboundReply send(OutboundRequest request) throws OutboundFailure {
        var call = new HttpUriRequestBase(request.method(), request.uri());
        var late = new AtomicBoolean();
        var deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    call.cancel();
                },
                request.deadline().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            request.headers().forEach(call::setHeader);
            if (request.body().length > 0) {
                call.setEntity(new ByteArrayEntity(request.body(), null));
            }
            return reply(call, request.mostBytes(), late);
        } catch (IOException e) {
            throw failure(e, late.get());
        } catch (RuntimeException e) {
            LOG.warn("could not call {}", request.uri().getHost(), e);
            throw failure(e, late.get());
        } finally {
            deadline.cancel(false);
        }
    }

    private static OutboundFailure failure(Exception thrown, boolean late) {
        return late ? new OutboundFailure(Reason.TIMEOUT, thrown) : OutboundFailure.of(thrown);
    }

    private OutboundReply reply(HttpUriRequestBase call, int mostBytes, AtomicBoolean late) throws IOException {
        var answer = client.executeOpen(null, call, null);
        try {
            var entity = answer.getEntity();
            var body = entity == null ? new byte[0] : entity.getContent().readNBytes(mostBytes + 1);
            if (late.get()) {
                throw new IOException("cut off");
            }
            boolean complete = body.length <= mostBytes;
            return new OutboundReply(
                    answer.getCode(), headers(answer), complete ? body : Arrays.copyOf(body, mostBytes), complete);
        } finally {
            end(call, answer);
        }
    }

    /** An answer read to its end has given its connection back. Closing another one would read on, for ever if need be. */
    private static void end(HttpUriRequestBase call, ClassicHttpResponse answer) {
        call.cancel();
        try {
            answer.close();
        } catch (IOException e) {
            LOG.debug("could not close the rest of an answer", e);
        }
    }

    private static Map<String, String> headers(ClassicHttpResponse answer) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : answer.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
        }
        return headers;
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
