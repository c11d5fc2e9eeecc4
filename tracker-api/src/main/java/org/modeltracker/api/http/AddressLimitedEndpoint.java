package org.modeltracker.api.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint;

/**
 * Closes at once what one address opens beyond its share, so that nobody blocks the port for everybody. Tomcat has a limit for all together
 * only. Counted are the connections that Tomcat has, so that none can be forgotten.
 */
final class AddressLimitedEndpoint extends NioEndpoint {

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
