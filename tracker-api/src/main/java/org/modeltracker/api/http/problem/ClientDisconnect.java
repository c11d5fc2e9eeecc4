package org.modeltracker.api.http.problem;

import org.apache.catalina.connector.ClientAbortException;
import org.modeltracker.core.log.Causes;
import org.modeltracker.core.log.DatabaseFailures;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Whether the client left. Only the container knows: "connection reset by peer" in a message is said of databases too. Where a database or a
 * transaction had part in a failure, the client has to learn of it.
 */
final class ClientDisconnect {

    private ClientDisconnect() {}

    static boolean caused(Throwable thrown) {
        return Causes.of(thrown).anyMatch(ClientDisconnect::isOne) && !DatabaseFailures.hasPart(thrown);
    }

    private static boolean isOne(Throwable thrown) {
        return thrown instanceof ClientAbortException || thrown instanceof AsyncRequestNotUsableException;
    }
}
