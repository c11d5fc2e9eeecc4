package org.modeltracker.api.page.card;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.modeltracker.api.page.chart.PriceChart;
import org.modeltracker.api.page.chart.PriceChart.Line;
import org.modeltracker.api.page.chart.PriceChart.Step;

/** Prices over time of the first seller, which is the maker where it sells: solid lines for output, dashed ones for input, as on the page. */
record StepSketch(PriceChart chart) implements Sketch {

    private static final int VALUES = 130;
    private static final float[] DASHES = {10, 8};

    @Override
    public void draw(Graphics2D graphics, Rectangle area) {
        var seller = chart.lines().getFirst().name();
        var shown = chart.lines().stream()
                .filter(line -> line.name().equals(seller))
                .toList();
        var scale =
                Scale.of(shown, chart, new Rectangle(area.x + VALUES, area.y, area.width - VALUES, area.height - 40));
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 26));
        graphics.setColor(CardCanvas.QUIET);
        axis(shown, scale, area, graphics);
        for (var line : shown) {
            graphics.setColor(CardCanvas.ACCENT);
            graphics.setStroke(
                    line.component().equals("input")
                            ? new BasicStroke(5, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0)
                            : new BasicStroke(5));
            draw(line.steps(), scale, graphics);
        }
    }

    private void axis(List<Line> shown, Scale scale, Rectangle area, Graphics2D graphics) {
        var steps = steps(shown).toList();
        var lowest = steps.stream().min(Comparator.comparing(Step::amount)).orElseThrow();
        var highest = steps.stream().max(Comparator.comparing(Step::amount)).orElseThrow();
        graphics.drawString(highest.text(), area.x, scale.y(highest) + 9);
        if (lowest.amount().compareTo(highest.amount()) < 0) {
            graphics.drawString(lowest.text(), area.x, scale.y(lowest) + 9);
        }
        int base = area.y + area.height - 6;
        graphics.drawString(day(chart.from()), area.x + VALUES, base);
        var end = day(chart.to());
        graphics.drawString(end, area.x + area.width - graphics.getFontMetrics().stringWidth(end), base);
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, "2026-01-01".length());
    }

    private static void draw(List<Step> steps, Scale scale, Graphics2D graphics) {
        for (int n = 0; n < steps.size(); n++) {
            var step = steps.get(n);
            int right = Math.max(scale.x(step.to()), scale.x(step.from()) + 4);
            graphics.drawLine(scale.x(step.from()), scale.y(step), right, scale.y(step));
            if (n + 1 < steps.size() && steps.get(n + 1).from().equals(step.to())) {
                graphics.drawLine(right, scale.y(step), right, scale.y(steps.get(n + 1)));
            }
        }
    }

    private static Stream<Step> steps(List<Line> lines) {
        return lines.stream().flatMap(line -> line.steps().stream());
    }

    private record Scale(Instant from, double seconds, double low, double high, boolean log, Rectangle area) {

        static Scale of(List<Line> lines, PriceChart chart, Rectangle area) {
            var amounts = steps(lines)
                    .mapToDouble(step -> step.amount().doubleValue())
                    .summaryStatistics();
            return new Scale(
                    chart.from(),
                    Math.max(1, Duration.between(chart.from(), chart.to()).toSeconds()),
                    chart.log() ? Math.log(amounts.getMin()) : 0,
                    chart.log() ? Math.log(amounts.getMax()) : amounts.getMax(),
                    chart.log(),
                    area);
        }

        int x(Instant instant) {
            return (int) (area.x + area.width * (Duration.between(from, instant).toSeconds() / seconds));
        }

        int y(Step step) {
            double amount = step.amount().doubleValue();
            double value = log ? Math.log(amount) : amount;
            double part = high == low ? 0.5 : (value - low) / (high - low);
            return (int) (area.y + 12 + (area.height - 24) * (1 - part));
        }
    }
}
