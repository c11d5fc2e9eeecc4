package org.modeltracker.api.digest;

import static org.modeltracker.api.citation.Markdown.link;
import static org.modeltracker.api.citation.Markdown.literal;

import java.util.Objects;
import org.modeltracker.core.model.EffectiveBasis;

/** A digest as Markdown, to be pasted. */
public final class DigestMarkdown {

    private DigestMarkdown() {}

    /** The title, the head, and the empty lines between. */
    private static final int HEAD = 6;

    /** The most important first. It has no more lines than the digest may have. */
    public static String of(Digest digest) {
        var told =
                digest.stories().subList(0, Math.min(digest.stories().size(), Math.max(1, digest.limit() - HEAD - 2)));
        var text = new StringBuilder("# What changed\n\n")
                .append(literal(stretch(digest)))
                .append('\n');
        if (!digest.counts().isEmpty()) {
            text.append('\n').append(DigestCounts.text(digest.counts())).append(".\n");
        }
        text.append('\n');
        told.forEach(line -> text.append(line(line)).append('\n'));
        int leftOut = digest.count() - told.size();
        if (leftOut > 0) {
            text.append('\n')
                    .append("%,d more".formatted(leftOut))
                    .append(digest.more() == null ? "" : ": " + link("all", digest.more()))
                    .append(".\n");
        }
        return text.toString();
    }

    private static String stretch(Digest digest) {
        var text = new StringBuilder(digest.count() == 1 ? "1 change" : "%,d changes".formatted(digest.count()));
        if (!digest.names().isEmpty()) {
            text.append(" at ").append(String.join(", ", digest.names()));
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
                .append(digest.unread() == 0 ? "." : "; %,d older events are not looked at.".formatted(digest.unread()))
                .toString();
    }

    private static String line(Line line) {
        var text = new StringBuilder("- **")
                .append(line.importance().label())
                .append(":** ")
                .append(link(line.name(), line.page()))
                .append(": ")
                .append(literal(line.sentence()))
                .append(line.effectiveBasis() == EffectiveBasis.FIRST_SEEN ? ", by " : ", ")
                .append(line.effective().text())
                .append('.');
        if (!line.answers().isEmpty()) {
            text.append(' ').append(literal(line.answers())).append('.');
        }
        if (line.folded() > 0) {
            text.append(
                    line.folded() == 1
                            ? " 1 other change of it."
                            : " %,d other changes of it.".formatted(line.folded()));
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
