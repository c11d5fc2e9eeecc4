package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailTokensTest {

    private static final byte[] SECRET = {1, 2, 3};
    private static final UUID ONE = new UUID(0, 1);

    @Test
    void a_token_that_confirms_is_random_and_fits_into_an_address() {
        var random = new SecureRandom();
        var token = EmailTokens.confirming(random);
        assertThat(token).matches("[A-Za-z0-9_-]{32}").isNotEqualTo(EmailTokens.confirming(random));
    }

    @Test
    void a_token_that_ends_is_the_same_in_each_letter_and_of_one_subscription_alone() {
        var token = EmailTokens.ending(SECRET, ONE);
        assertThat(token).matches("[A-Za-z0-9_-]{43}").isEqualTo(EmailTokens.ending(SECRET, ONE));
        assertThat(token)
                .isNotEqualTo(EmailTokens.ending(SECRET, new UUID(0, 2)))
                .isNotEqualTo(EmailTokens.ending(new byte[] {1, 2, 4}, ONE));
    }

    @Test
    void only_the_same_token_is_the_same() {
        assertThat(EmailTokens.same("abc", "abc")).isTrue();
        assertThat(EmailTokens.same("abc", "abd")).isFalse();
        assertThat(EmailTokens.same("abc", "")).isFalse();
    }
}
