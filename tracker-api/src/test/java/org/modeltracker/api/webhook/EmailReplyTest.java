package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.modeltracker.api.webhook.AttemptResult.Wish;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

class EmailReplyTest {

    private static final Address[] NOBODY = {};

    private static EmailReply of(Exception failure) {
        return EmailReply.of(new MailSendException(Map.of("letter", failure)));
    }

    private static EmailReply refused(int code) {
        var refusal = new SMTPAddressFailedException(new InternetAddress(), "RCPT TO", code, code + " <a@b.example>");
        return of(new SendFailedException("Invalid Addresses", refusal, NOBODY, NOBODY, NOBODY));
    }

    @Test
    void a_mailbox_that_refuses_for_good_bounces() {
        assertThat(refused(550)).isEqualTo(new EmailReply("smtp_550", 550, Wish.BOUNCED));
    }

    @Test
    void a_mailbox_that_refuses_for_now_is_tried_again() {
        assertThat(refused(450)).isEqualTo(new EmailReply("smtp_450", 450, Wish.NONE));
    }

    @Test
    void what_the_server_has_against_the_tracker_says_nothing_of_the_mailbox() {
        assertThat(of(new SMTPSendFailedException(
                        "MAIL FROM", 550, "550 no", new MessagingException(), NOBODY, NOBODY, NOBODY)))
                .isEqualTo(EmailReply.FAILED);
        assertThat(of(new MessagingException("connection refused"))).isEqualTo(EmailReply.FAILED);
        assertThat(EmailReply.of(new MailAuthenticationException("no"))).isEqualTo(EmailReply.FAILED);
    }
}
