package org.modeltracker.api.webhook;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.webhook.AttemptResult.Wish;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * The answer to a letter. It never holds the texts of the SMTP server, which repeat the mailbox.
 *
 * @param word {@code smtp_250}, {@code smtp_550}…, or {@code relay_failed}
 * @param status of SMTP to the recipient; null where it was not asked about
 */
record EmailReply(String word, @Nullable Integer status, Wish wish) {

    /** The beginning of words for failures that are not the recipient's. */
    static final String RELAY = "relay_";

    private static final int PERMANENT = 500;

    static final EmailReply TAKEN = new EmailReply("smtp_250", 250, Wish.NONE);
    static final EmailReply FAILED = new EmailReply(RELAY + "failed", null, Wish.NONE);

    /** Nobody waits for this letter any more. */
    static final EmailReply FORGOTTEN = new EmailReply(RELAY + "forgotten", null, Wish.NONE);

    static EmailReply of(MailException failed) {
        return answers(failed)
                .map(code -> new EmailReply("smtp_" + code, code, code >= PERMANENT ? Wish.BOUNCED : Wish.NONE))
                .findFirst()
                .orElse(FAILED);
    }

    /** What the server answered about the recipient. Every other failure is between it and the tracker. */
    private static Stream<Integer> answers(MailException failed) {
        var first = failed instanceof MailSendException sending
                ? Stream.of(sending.getMessageExceptions())
                : Stream.<Exception>empty();
        return first.flatMap(EmailReply::chain)
                .filter(SMTPAddressFailedException.class::isInstance)
                .map(refusal -> ((SMTPAddressFailedException) refusal).getReturnCode());
    }

    private static Stream<Exception> chain(Exception first) {
        return Stream.iterate(
                        Optional.of(first),
                        Optional::isPresent,
                        now -> now.get() instanceof MessagingException mail
                                ? Optional.ofNullable(mail.getNextException())
                                : Optional.empty())
                .map(Optional::get);
    }
}
