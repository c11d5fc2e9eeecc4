package org.modeltracker.api.page.card;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.page.chart.ScoreChart.Bar;

/** The first bars of a leaderboard; over the width of a range a bar is lighter. */
record BarSketch(List<Bar> bars) implements Sketch {

    private static final int MOST = 6;
    private static final int TALLEST = 60;
    private static final int NAMES = 380;
    private static final int VALUES = 240;
    private static final int LIGHT = 115;

    @Override
    public void draw(Graphics2D graphics, Rectangle area) {
        var shown = bars.stream().limit(MOST).toList();
        int row = Math.min(TALLEST, area.height / shown.size());
        double longest = shown.stream()
                .map(bar -> bar.high().abs())
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ONE)
                .doubleValue();
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.min(28, row - 8)));
        for (int n = 0; n < shown.size(); n++) {
            draw(shown.get(n), new Rectangle(area.x, area.y + n * row, area.width, row), longest, graphics);
        }
    }

    private static void draw(Bar bar, Rectangle row, double longest, Graphics2D graphics) {
        int left = row.x + NAMES + 20;
        double scale = longest == 0 ? 0 : (row.width - NAMES - VALUES - 40) / longest;
        int low = (int) (bar.low().abs().doubleValue() * scale);
        int high = (int) (bar.high().abs().doubleValue() * scale);
        var colour = Sketch.colour(bar.weights());
        int base = row.y + row.height - row.height / 3;
        graphics.setColor(CardCanvas.INK);
        graphics.drawString(CardCanvas.fitting(graphics, ChatText.of(bar.name()), NAMES), row.x, base);
        graphics.setColor(colour);
        graphics.fillRect(left, row.y + 6, low, row.height - 14);
        graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), LIGHT));
        graphics.fillRect(left + low, row.y + 6, high - low, row.height - 14);
        graphics.setColor(CardCanvas.QUIET);
        graphics.drawString(
                CardCanvas.fitting(graphics, ChatText.of(bar.text()), VALUES), left + Math.max(low, high) + 14, base);
    }
}
