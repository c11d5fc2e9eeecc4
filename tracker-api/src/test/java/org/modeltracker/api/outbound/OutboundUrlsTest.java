package org.modeltracker.api.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.outbound.OutboundUrls.Refusal;

/** Which URLs may be called. Names are answered here; literals go the way that they go everywhere. */
class OutboundUrlsTest {
    private static final OutboundUrls URLS = urls(List.of());

    private static OutboundUrls urls(List<String> allowedNetworks) {
        return new OutboundUrls(
                new GuardedNames(OutboundUrlsTest::lookUp, new AddressGuard(allowedNetworks), Duration.ofSeconds(10)));
    }

    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        return switch (host) {
            case "good.example" -> InetAddress.getAllByName("93.184.215.14");
            case "localhost", "LOCALHOST", "localhost.", "inside.example" -> InetAddress.getAllByName("127.0.0.1");
            case "metadata.google.internal" -> InetAddress.getAllByName("169.254.169.254");
            case "both.example" ->
                new InetAddress[] {InetAddress.getByName("10.0.0.1"), InetAddress.getByName("8.8.8.8")};
            case "nowhere.example" -> throw new UnknownHostException(host);
            default -> InetAddress.getAllByName(host);
        };
    }

    private static String reason(OutboundUrls urls, String url) {
        return urls.refusal(url).map(Refusal::reason).orElse("allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "localhost",
                "LOCALHOST",
                "localhost.",
                "inside.example",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[::a9fe:a9fe]",
                "[fe80::1]",
                "[fec0::1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[fd7a:115c:a1e0::1]",
                "[64:ff9b::a9fe:a9fe]",
                "[64:ff9b:1::a9fe:a9fe]",
                "[64:ff9b:1::1]",
                "[64:ff9b:1::808:808]",
                "[2002:a9fe:a9fe::1]",
                "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
                "[2001:db8::1]",
                "[3fff::1]",
                "[5f00::1]",
                "[100::1]",
                "[100:0:0:1::1]",
                "[ff02::1]",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.3",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.6",
                "224.0.0.1",
                "233.252.0.16",
                "240.0.0.1",
                "255.255.255.255",
                "metadata.google.internal"
            })
    void addresses_inside_are_refused(String host) {
        assertThat(reason(URLS, "http://" + host + "/hook")).isEqualTo("address_refused");
        assertThat(reason(URLS, "https://" + host + "/hook")).isEqualTo("address_refused");
    }

    @ParameterizedTest
    @CsvSource({
        "127.1, host",
        "0, numeric_host",
        "2130706433, numeric_host",
        "0x7f000001, numeric_host",
        "0x7f.0x0.0x0.0x1, host",
        "017700000001, numeric_host",
        "0177.0.0.1, numeric_host",
        "127.0.0.01, numeric_host",
        "169.254.169.254., host",
        "[::1%25lo], host",
        "①②⑦.⓪.⓪.①, host",
        "１２７。０。０。１, host",
        "user:pass@good.example, userinfo",
        "good.example@127.0.0.1, userinfo",
        "@127.0.0.1, userinfo",
        "good.example\\@127.0.0.1, not_a_url",
        "good.example#@127.0.0.1, fragment",
        "good.example:0, port",
        "good.example:22, port",
        "good.example:25, port",
        "good.example:6379, port",
        "good.example:99999, port",
        "nowhere.example, dns_failed"
    })
    void hosts_that_are_not_read_alike_everywhere_are_refused_by_name(String host, String reason) {
        assertThat(reason(URLS, "http://" + host)).isEqualTo(reason);
        assertThat(reason(URLS, "https://" + host)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file:///etc/passwd|scheme",
                "ftp://good.example/|scheme",
                "gopher://good.example/|scheme",
                "jar:http://good.example!/x|scheme",
                "data:text/plain,x|scheme",
                "good.example/hook|scheme",
                "http:///hook|host",
                "http://|not_a_url",
                "http:good.example|host",
                "http://good.example/a b|not_a_url",
                "http://good.ex\tample/|not_a_url",
                "http://good.example/\u0000.|not_a_url"
            })
    void what_is_no_url_of_the_web_is_refused_by_name(String url, String reason) {
        assertThat(reason(URLS, url)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100.63.255.254", "100.128.0.1", "172.15.255.255", "172.32.0.1", "8.8.8.8", "[2001:4860:4860::8888]",
                "[2606:4700:4700::1111]", "[64:ff9c::1]", "[::ffff:8.8.8.8]", "good.example", "good.example:8443",
                        "both.example"
            })
    void what_only_borders_on_the_inside_is_allowed(String host) {
        assertThat(reason(URLS, "http://" + host + "/hook?a=b")).isEqualTo("allowed");
        assertThat(reason(URLS, "HTTPS://" + host)).isEqualTo("allowed");
    }

    @Test
    void a_network_of_the_settings_is_let_through_and_no_other() {
        var urls = urls(List.of("127.0.0.1/32", "fd00::/8"));
        assertThat(reason(urls, "http://127.0.0.1:8081/")).isEqualTo("allowed");
        assertThat(reason(urls, "http://[fd00:ec2::254]/")).isEqualTo("allowed");
        assertThat(reason(urls, "http://127.0.0.2/")).isEqualTo("address_refused");
        assertThat(reason(urls, "http://good.example/")).isEqualTo("allowed");
    }

    @Test
    void a_name_service_that_gives_no_answer_is_no_fault_of_the_url() {
        var stuck = new OutboundUrls(new GuardedNames(
                host -> {
                    LockSupport.park();
                    return new InetAddress[0];
                },
                new AddressGuard(List.of()),
                Duration.ofMillis(50)));
        assertThatThrownBy(() -> stuck.refusal("http://good.example/"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(503));
    }
}
