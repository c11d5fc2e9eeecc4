package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.text.AttributedString;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.citation.Citation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/** An event as a picture of the size that Open Graph readers expect: its sentence, the answer before and after, and the source. */
final class EventCard implements View {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int EDGE = 70;
    private static final Color PAPER = new Color(0xfbfbf9);
    private static final Color INK = new Color(0x1b1f23);
    private static final Color QUIET = new Color(0x59626b);
    private static final Color ACCENT = new Color(0x0b5d51);
    private static final int LONGEST_SENTENCE = 220;
    private static final int LONGEST_VALUE = 90;

    private final EventStory story;

    EventCard(EventStory story) {
        this.story = story;
    }

    @Override
    public String getContentType() {
        return MediaType.IMAGE_PNG_VALUE;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(MediaType.IMAGE_PNG_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600");
        ImageIO.write(picture(), "png", response.getOutputStream());
    }

    private BufferedImage picture() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            graphics.setColor(ACCENT);
            graphics.fillRect(0, 0, WIDTH, EDGE / 4);
            write(graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void write(Graphics2D graphics) {
        var claim = story.event().claim();
        var y = paragraph(graphics, story.name(), Font.BOLD, 34, ACCENT, EDGE, 1);
        y = paragraph(graphics, ChatText.of(story.sentence(), LONGEST_SENTENCE), Font.BOLD, 50, INK, y + 20, 4);
        if (!story.endings().isEmpty()) {
            var last = story.endings().getLast();
            y = paragraph(
                    graphics,
                    last.retraction() ? "Since retracted" : "Since corrected",
                    Font.BOLD,
                    34,
                    QUIET,
                    y + 10,
                    1);
        } else if (!story.changes().isEmpty() && story.changes().getFirst().before() != null) {
            y = paragraph(
                    graphics,
                    "Before: " + value(story.changes().getFirst().before()),
                    Font.PLAIN,
                    34,
                    QUIET,
                    y + 10,
                    2);
        }
        var source = claim.effective().text() + " · "
                + Citation.of(claim.source(), claim.observedAt()).words();
        paragraph(graphics, source, Font.PLAIN, 28, QUIET, Math.max(y + 20, HEIGHT - EDGE - 80), 2);
    }

    private static String value(@Nullable String answer) {
        return ChatText.of(String.valueOf(answer), LONGEST_VALUE);
    }

    /** Returns where the next one may begin. */
    private static int paragraph(
            Graphics2D graphics, String text, int style, int size, Color colour, int top, int mostLines) {
        if (text.isBlank()) {
            return top;
        }
        var words = new AttributedString(text);
        words.addAttribute(TextAttribute.FONT, new Font(Font.SANS_SERIF, style, size));
        var lines = new LineBreakMeasurer(words.getIterator(), new FontRenderContext(null, true, true));
        graphics.setColor(colour);
        float y = top;
        for (int n = 0; n < mostLines && lines.getPosition() < text.length(); n++) {
            TextLayout line = lines.nextLayout(WIDTH - 2f * EDGE);
            y += line.getAscent();
            line.draw(graphics, EDGE, y);
            y += line.getDescent() + line.getLeading();
        }
        return Math.round(y);
    }
}
