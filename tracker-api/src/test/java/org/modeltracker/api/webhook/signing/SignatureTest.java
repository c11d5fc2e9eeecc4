package org.modeltracker.api.webhook.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vector that Standard Webhooks publishes, and the official library, which shares no code with ours. */
class SignatureTest {
    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIMESTAMP = 1_614_265_330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static String sign(String id, long timestamp, String body, String... secrets) {
        var raw = List.of(secrets).stream().map(Base64.getDecoder()::decode).toList();
        return Signature.of(raw, id, timestamp, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_published_vector_comes_out() {
        assertThat(sign(ID, TIMESTAMP, BODY, SECRET)).isEqualTo(SIGNATURE);
    }

    @Test
    void the_official_library_signs_alike_also_what_is_not_ascii() throws Exception {
        for (var body : List.of(BODY, "", "{\"sentence\":\"Müller costs 5 €; 価格\"}")) {
            assertThat(sign(ID, TIMESTAMP, body, SECRET))
                    .isEqualTo(new Webhook("whsec_" + SECRET).sign(ID, TIMESTAMP, body));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "msg_p5jXN8AQM9LWM0D4loKWxJel, 1614265330, `{\"test\": 2432232314}`",
                "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265331, `{\"test\": 2432232314}`",
                "msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330, `{\"test\": 2432232315}`"
            })
    void a_flipped_byte_anywhere_is_another_signature(String id, long timestamp, String body) {
        assertThat(sign(id, timestamp, body, SECRET)).isNotEqualTo(SIGNATURE);
    }

    @Test
    void several_secrets_give_several_signatures_in_their_order() {
        var other = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(sign(ID, TIMESTAMP, BODY, other, SECRET))
                .endsWith(" " + SIGNATURE)
                .startsWith("v1,");
        assertThat(sign(ID, TIMESTAMP, BODY, other, SECRET).split(" ")).hasSize(2);
    }
}
