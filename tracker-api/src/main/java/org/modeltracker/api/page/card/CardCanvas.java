package org.modeltracker.api.page.card;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.text.AttributedString;

/** The paper of a card. Paragraphs come one below the other. */
final class CardCanvas {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;
    static final int EDGE = 70;
    static final Color INK = new Color(0x1b1f23);
    static final Color QUIET = new Color(0x59626b);
    static final Color ACCENT = new Color(0x0b5d51);
    private static final Color PAPER = new Color(0xfbfbf9);

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D graphics = image.createGraphics();
    private int top = EDGE;

    CardCanvas() {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(ACCENT);
        graphics.fillRect(0, 0, WIDTH, EDGE / 4);
    }

    Graphics2D graphics() {
        return graphics;
    }

    /** Where the next paragraph begins. */
    int top() {
        return top;
    }

    void space(int height) {
        top += height;
    }

    void paragraph(String text, int style, int size, Color colour, int mostLines) {
        if (text.isBlank()) {
            return;
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
        top = Math.round(y);
    }

    /** The last lines, at the bottom unless something reaches so far. */
    void foot(String text) {
        top = Math.max(top + 20, HEIGHT - EDGE - (text.length() > 75 ? 80 : 40));
        paragraph(text, Font.PLAIN, 28, QUIET, 2);
    }

    BufferedImage finished() {
        graphics.dispose();
        return image;
    }

    /** The text, cut where it is wider. */
    static String fitting(Graphics2D graphics, String text, int width) {
        var metrics = graphics.getFontMetrics();
        int end = text.length();
        while (end > 1 && metrics.stringWidth(text.substring(0, end)) > width) {
            end--;
        }
        return end == text.length() ? text : text.substring(0, Math.max(1, end - 1)) + "…";
    }
}
