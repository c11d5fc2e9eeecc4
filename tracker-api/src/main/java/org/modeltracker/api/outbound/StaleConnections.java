package org.modeltracker.api.outbound;

import java.io.IOException;
import java.net.SocketException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * A connection that was kept open may have been closed by the other side just now. Then the request goes out again, on another one: nobody is
 * to blame, so it is no failure.
 */
final class StaleConnections implements HttpRequestRetryStrategy {

    /** The next one that was kept open may be closed too. */
    private static final int TIMES = 3;

    @Override
    public boolean retryRequest(HttpRequest request, IOException thrown, int times, HttpContext context) {
        boolean closed = thrown instanceof NoHttpResponseException || thrown instanceof SocketException;
        return closed && times <= TIMES && wasKeptOpen(context);
    }

    private static boolean wasKeptOpen(HttpContext context) {
        var connection = HttpCoreContext.cast(context).getEndpointDetails();
        return connection != null && connection.getRequestCount() > 1;
    }

    @Override
    public boolean retryRequest(HttpResponse response, int times, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int times, HttpContext context) {
        return TimeValue.ZERO_MILLISECONDS;
    }
}
