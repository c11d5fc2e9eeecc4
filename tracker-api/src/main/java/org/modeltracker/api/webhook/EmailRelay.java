package org.modeltracker.api.webhook;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.api.http.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The operator's SMTP server. Without one nothing is offered, and nothing that waits is sent. */
@Component
class EmailRelay {

    private static final Logger LOG = LoggerFactory.getLogger(EmailRelay.class);

    private final @Nullable JavaMailSender server;
    private final @Nullable String why;
    private final InternetAddress from;
    private final int concurrency;

    EmailRelay(
            ObjectProvider<JavaMailSender> servers,
            @Value("${spring.mail.host:${spring.mail.jndi-name:}}") String host,
            @Value("${spring.mail.username:}") String user,
            EmailSettings settings,
            HttpSettings http,
            Links links) {
        this.server = servers.getIfAvailable();
        this.why = server == null || host.isBlank()
                ? "Its operator has set no SMTP server (SPRING_MAIL_HOST)."
                : http.readsNeedKey() ? "Reading it needs a key, and a mailbox has none." : null;
        this.from = from(settings.from(), user, links.host());
        this.concurrency = settings.concurrency();
        LOG.info("news by e-mail: {}", why == null ? "on" : "off. " + why);
    }

    private static InternetAddress from(String given, String user, String host) {
        var from = given.isBlank() ? user.contains("@") ? user : "tracker@" + host : given;
        try {
            return new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("tracker.email.from must be one e-mail address; it is " + from, e);
        }
    }

    boolean isOn() {
        return why == null;
    }

    /** How many letters may be on their way at once. */
    int most() {
        return isOn() ? concurrency : 0;
    }

    /** @throws Problem (404) where no e-mail is offered */
    void needed() {
        if (why != null) {
            throw Problem.notFound("This tracker offers no news by e-mail. " + why);
        }
    }

    InternetAddress from() {
        return from;
    }

    MimeMessage letter() {
        return server().createMimeMessage();
    }

    void send(MimeMessage letter) {
        server().send(letter);
    }

    private JavaMailSender server() {
        return Objects.requireNonNull(server);
    }
}
