package org.modeltracker.api.digest;

import static org.modeltracker.api.citation.Markdown.link;
import static org.modeltracker.api.citation.Markdown.literal;

import java.util.Objects;
import org.modeltracker.core.model.EffectiveBasis;

/** A digest as Markdown, to be pasted. */
public final class DigestMarkdown {

    private DigestMarkdown() {}

    public static String of(Digest digest) {
        var text = new StringBuilder("# What changed\n\n")
                .append(literal(stretch(digest)))
                .append("\n");
        for (var organisation : digest.data()) {
            text.append("\n## ").append(literal(organisation.organisation())).append('\n');
            for (var subject : organisation.subjects()) {
                text.append("\n### ")
                        .append(link(subject.subject(), subject.page()))
                        .append("\n\n");
                subject.lines().forEach(line -> text.append(line(line)).append('\n'));
            }
        }
        return text.toString();
    }

    private static String stretch(Digest digest) {
        var text = new StringBuilder(digest.count() == 1 ? "1 change" : digest.count() + " changes");
        if (!digest.organisations().isEmpty()) {
            text.append(" at ").append(String.join(", ", digest.organisations()));
        }
        if (digest.after() != null) {
            text.append(" after position ").append(digest.after());
        }
        if (digest.from() != null) {
            text.append(", ").append(digest.axis()).append(" from ").append(digest.from());
        }
        if (digest.to() != null) {
            text.append(digest.from() == null ? ", " + digest.axis() : "")
                    .append(" to ")
                    .append(digest.to());
        }
        return text.append(", up to position ")
                .append(digest.asOf())
                .append('.')
                .toString();
    }

    private static String line(Line line) {
        var text = new StringBuilder("- **")
                .append(line.importance().label())
                .append(":** ")
                .append(literal(line.sentence()))
                .append(line.effectiveBasis() == EffectiveBasis.FIRST_SEEN ? ", by " : ", ")
                .append(line.effective().text())
                .append('.');
        if (!line.answers().isEmpty()) {
            text.append(' ').append(literal(line.answers())).append('.');
        }
        var source = Objects.requireNonNullElse(line.source().url(), line.event());
        return text.append(" (")
                .append(link(line.citation(), source))
                .append("; ")
                .append(link("event " + line.position(), line.event()))
                .append(')')
                .toString();
    }
}
