package org.modeltracker.api.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/**
 * The mailbox of a person, as far as SMTP takes it without extensions. It is personal data: as a text it shows nothing, so that no log has it.
 *
 * @param local the part before the sign
 */
record EmailAddress(String local, String domain) {

    private static final int LONGEST = 254;
    private static final String SCHEME = "mailto:";
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern MAILBOX =
            Pattern.compile("(?=.{1,64}@)(%s(?:\\.%s)*)@((?:%s\\.)+%s)".formatted(ATOM, ATOM, LABEL, LABEL));

    /** Empty for a text that is no such mailbox. */
    static Optional<EmailAddress> parse(String text) {
        var found = MAILBOX.matcher(text);
        return text.length() <= LONGEST && found.matches()
                ? Optional.of(new EmailAddress(found.group(1), found.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** @param url that {@link #mailto} gave */
    static EmailAddress ofMailto(String url) {
        int sign = url.lastIndexOf('@');
        var local = UriUtils.decode(url.substring(SCHEME.length(), sign), StandardCharsets.UTF_8);
        return new EmailAddress(local, url.substring(sign + 1));
    }

    /** As an address of a webhook (RFC 6068). */
    String mailto() {
        return SCHEME + UriUtils.encode(local, StandardCharsets.UTF_8) + "@" + domain;
    }

    String text() {
        return local + "@" + domain;
    }

    /** Where the letters end up: most servers ignore case, and what follows a plus. */
    String person() {
        int plus = local.indexOf('+');
        return (plus > 0 ? local.substring(0, plus) : local).toLowerCase(Locale.ROOT) + "@" + domain;
    }

    @Override
    public String toString() {
        return "a mailbox";
    }
}
