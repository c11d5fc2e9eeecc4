package org.modeltracker.api.page.card;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.page.chart.FrontierChart.Dot;
import org.modeltracker.core.pricing.PriceWords;

/** Price against score, the cheap to the left. The best for their price are filled; names stand where there is room. */
record DotSketch(List<Dot> dots) implements Sketch {

    private static final int SIZE = 16;
    private static final int NAMES = 360;

    @Override
    public void draw(Graphics2D graphics, Rectangle area) {
        var prices = range(dot -> Math.log(Math.max(0.001, dot.price().doubleValue())));
        var scores = range(dot -> dot.score().doubleValue());
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
        graphics.setStroke(new BasicStroke(3));
        var taken = new ArrayList<Rectangle>();
        for (var dot :
                dots.stream().sorted(Comparator.comparing(Dot::best).reversed()).toList()) {
            double price = Math.log(Math.max(0.001, dot.price().doubleValue()));
            int x = area.x + (int) ((area.width - NAMES) * part(price, prices));
            int y = area.y
                    + area.height
                    - SIZE
                    - (int) ((area.height - 2 * SIZE) * part(dot.score().doubleValue(), scores));
            graphics.setColor(Sketch.colour(dot.weights()));
            if (dot.best()) {
                graphics.fillOval(x, y, SIZE, SIZE);
            } else {
                graphics.drawOval(x, y, SIZE, SIZE);
            }
            name(dot, x, y, taken, graphics);
        }
    }

    private static void name(Dot dot, int x, int y, List<Rectangle> taken, Graphics2D graphics) {
        var price = PriceWords.money(dot.price(), "USD");
        var name = CardCanvas.fitting(graphics, ChatText.of(dot.name()) + ", " + price, NAMES - 2 * SIZE);
        var place = new Rectangle(x + SIZE + 8, y - 6, graphics.getFontMetrics().stringWidth(name), SIZE + 12);
        if (taken.stream().noneMatch(place::intersects)) {
            taken.add(place);
            graphics.setColor(CardCanvas.INK);
            graphics.drawString(name, place.x, y + SIZE);
        }
    }

    private DoubleSummaryStatistics range(ToDoubleFunction<Dot> value) {
        return dots.stream().mapToDouble(value).summaryStatistics();
    }

    private static double part(double value, DoubleSummaryStatistics range) {
        return range.getMax() == range.getMin() ? 0.5 : (value - range.getMin()) / (range.getMax() - range.getMin());
    }
}
