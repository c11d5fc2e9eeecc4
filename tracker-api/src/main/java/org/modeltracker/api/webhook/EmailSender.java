package org.modeltracker.api.webhook;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.model.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Sends a delivery as a letter. What fails is never logged as it is: it names the mailbox. */
@Component
class EmailSender {

    private static final Logger LOG = LoggerFactory.getLogger(EmailSender.class);
    private static final String UTF_8 = "UTF-8";

    private final EmailRelay relay;
    private final EmailComposer composer;
    private final EmailLinks links;
    private final Links home;
    private final WebhookStore webhooks;
    private final RandomGenerator random;

    EmailSender(
            EmailRelay relay,
            EmailComposer composer,
            EmailLinks links,
            Links home,
            WebhookStore webhooks,
            RandomGenerator random) {
        this.relay = relay;
        this.composer = composer;
        this.links = links;
        this.home = home;
        this.webhooks = webhooks;
        this.random = random;
    }

    /** @param secret of the subscription */
    EmailReply send(LeasedDelivery delivery, byte[] secret, Instant now) {
        var letter = delivery.isPing() ? confirmation(delivery) : Optional.of(news(delivery, secret));
        return letter.map(one -> send(delivery, one, now)).orElse(EmailReply.FORGOTTEN);
    }

    private EmailLetter news(LeasedDelivery delivery, byte[] secret) {
        return composer.news(delivery, links.end(delivery.webhook(), EmailTokens.ending(secret, delivery.webhook())));
    }

    /** Each letter has a token of its own; the one before works no more. */
    private Optional<EmailLetter> confirmation(LeasedDelivery delivery) {
        var id = delivery.webhook();
        return webhooks.get(id).map(webhook -> {
            var token = EmailTokens.confirming(random);
            webhooks.expect(id, Sha256.of(token));
            return webhook.owner().equals(ApiPrincipal.KEY_READERS)
                    ? composer.key(links.key(id, token))
                    : composer.confirmation(SubscriptionText.of(webhook.order()), links.confirm(id, token));
        });
    }

    private EmailReply send(LeasedDelivery delivery, EmailLetter letter, Instant now) {
        try {
            relay.send(message(delivery, letter, now));
            return EmailReply.TAKEN;
        } catch (MailException e) {
            var reply = EmailReply.of(e);
            LOG.debug("letter of delivery {} failed: {}", delivery.id(), reply.word());
            return reply;
        } catch (MessagingException e) {
            LOG.warn("letter of delivery {} cannot be written: {}", delivery.id(), e.getClass());
            return EmailReply.FAILED;
        }
    }

    private MimeMessage message(LeasedDelivery delivery, EmailLetter letter, Instant now) throws MessagingException {
        var message = relay.letter();
        message.setFrom(relay.from());
        message.setRecipient(
                RecipientType.TO,
                new InternetAddress(EmailAddress.ofMailto(delivery.url()).text(), true));
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(now));
        message.setHeader("Message-ID", id(delivery));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (!letter.unsubscribe().isEmpty()) {
            message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        return message;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, kind);
        return part;
    }

    /** The same on every attempt at one delivery, so that a mailbox can tell a repeat. */
    private String id(LeasedDelivery delivery) {
        return "<%s.%d@%s>".formatted(Message.wireId(delivery.news()), delivery.id(), home.host());
    }
}
