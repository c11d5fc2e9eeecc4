package org.modeltracker.api.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.tomcat.util.net.NioEndpoint;

/**
 * Closes at once what one address opens beyond its share, so that nobody blocks the port for everybody. Tomcat has a limit for all together
 * only. Counted are the connections that Tomcat has, so that none can be forgotten.
 */
final class AddressLimitedEndpoint extends NioEndpoint {

    /** Longer than for a sender: a reader who pauses in a long stream of the log still wants the rest. */
    private static final Duration SLOW_READER = Duration.ofSeconds(60);

    private volatile int most = Integer.MAX_VALUE;

    void setMost(int most) {
        this.most = most;
    }

    @Override
    protected SocketChannel serverSocketAccept() throws Exception {
        var accepted = super.serverSocketAccept();
        while (isTooMany(accepted)) {
            accepted.close();
            accepted = super.serverSocketAccept();
        }
        return accepted;
    }

    /** Tomcat gives reading and writing one time-out. */
    @Override
    protected boolean setSocketOptions(SocketChannel accepted) {
        boolean served = super.setSocketOptions(accepted);
        var connection = connections.get(accepted);
        if (connection != null) {
            connection.setWriteTimeout(SLOW_READER.toMillis());
        }
        return served;
    }

    private boolean isTooMany(SocketChannel accepted) throws IOException {
        var address = accepted.socket().getInetAddress();
        return address != null
                && connections.keySet().stream()
                                .filter(channel -> address.equals(address(channel)))
                                .limit(most)
                                .count()
                        >= most;
    }

    /** Null once it is closed. */
    private static InetAddress address(SocketChannel channel) {
        return channel.socket().getInetAddress();
    }
}
