package org.modeltracker.api.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;

/** No answer came. */
public final class OutboundFailure extends Exception {
    /** Why, in a word for programs. */
    public enum Reason {
        DNS_FAILED,
        ADDRESS_REFUSED,
        CONNECT_FAILED,
        TLS_FAILED,
        TIMEOUT,
        CONNECTION_LOST,
        BAD_RESPONSE,
        /** The client itself could not make the call. */
        CALL_FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    OutboundFailure(Reason reason, Throwable cause) {
        super(reason.word(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static OutboundFailure of(Exception thrown) {
        return new OutboundFailure(reason(thrown), thrown);
    }

    private static Reason reason(Exception thrown) {
        return switch (thrown) {
            case AddressRefused _ -> Reason.ADDRESS_REFUSED;
            case UnknownHostException _ -> Reason.DNS_FAILED;
            case SSLException _ -> Reason.TLS_FAILED;
            case ConnectException _, NoRouteToHostException _ -> Reason.CONNECT_FAILED;
            case InterruptedIOException _ -> Reason.TIMEOUT;
            case MessageConstraintException _ -> Reason.BAD_RESPONSE;
            case IOException e when e.getCause() instanceof HttpException -> Reason.BAD_RESPONSE;
            case IOException _ -> Reason.CONNECTION_LOST;
            default -> Reason.CALL_FAILED;
        };
    }
}
