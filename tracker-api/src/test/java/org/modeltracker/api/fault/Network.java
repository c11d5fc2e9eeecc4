package org.modeltracker.api.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.modeltracker.core.TestDatabase;
import org.modeltracker.core.fault.Tap;
import org.modeltracker.core.fault.TcpProxy;

/** What lies between one node and its database: a proxy before each host that the address names. */
final class Network implements AutoCloseable {

    private static final Pattern HOSTS = Pattern.compile("(?<=//)[^/]+");
    private static final Pattern HOST = Pattern.compile("([^:,]+):(\\d+)");

    private final List<TcpProxy> proxies = new ArrayList<>();
    private final TestDatabase database;

    Network(TestDatabase database, Tap tap) {
        this.database = database;
        var hosts = HOSTS.matcher(database.url());
        hosts.find();
        HOST.matcher(hosts.group())
                .results()
                .forEach(host -> proxies.add(TcpProxy.to(host.group(1), Integer.parseInt(host.group(2)), tap)));
    }

    /** The database, reached through this network. */
    TestDatabase reached() {
        var through = proxies.stream().map(proxy -> "127.0.0.1:" + proxy.port()).collect(Collectors.joining(","));
        return new TestDatabase(
                HOSTS.matcher(database.url()).replaceFirst(through), database.username(), database.password());
    }

    void set(TcpProxy.Mode mode) {
        proxies.forEach(proxy -> proxy.set(mode));
    }

    void delay(Duration each) {
        proxies.forEach(proxy -> proxy.delay(each));
    }

    void cutAll() {
        proxies.forEach(TcpProxy::cutAll);
    }

    void halfCloseAll() {
        proxies.forEach(TcpProxy::halfCloseAll);
    }

    @Override
    public void close() throws IOException {
        for (var proxy : proxies) {
            proxy.close();
        }
    }
}
