package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a@b.example", "first.last+news@mail.b.example", "o'hara%x@b-c.example", "{^|}~`#?&=/@b.example"
            })
    void a_mailbox_is_the_address_of_a_webhook_and_back(String text) {
        var address = EmailAddress.parse(text).orElseThrow();
        assertThat(address.text()).isEqualTo(text);
        assertThat(URI.create(address.mailto()).getScheme()).isEqualTo("mailto");
        assertThat(EmailAddress.ofMailto(address.mailto())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@b",
                "@b.example",
                "a b@c.example",
                "a@b.example\r\nBcc: c@d.example",
                "a\n@b.example",
                "a@b.example,c@d.example",
                "A <a@b.example>",
                "\"a b\"@c.example",
                ".a@b.example",
                "a..b@c.example",
                "a@-b.example",
                "a@b.example?bcc=c@d.example",
                "ä@b.example",
                "a@[127.0.0.1]"
            })
    void a_text_that_could_be_more_than_a_mailbox_is_refused(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void a_text_that_is_too_long_is_refused() {
        assertThat(EmailAddress.parse("a".repeat(65) + "@b.example")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b.".repeat(130) + "example")).isEmpty();
    }

    @Test
    void no_log_has_it() {
        var address = EmailAddress.parse("anna@b.example").orElseThrow();
        assertThat(address).hasToString("a mailbox");
    }

    @Test
    void plus_and_case_are_one_person() {
        assertThat(EmailAddress.parse("Anna+1@B.example").orElseThrow().person())
                .isEqualTo(EmailAddress.parse("anna+2@b.example").orElseThrow().person());
    }
}
