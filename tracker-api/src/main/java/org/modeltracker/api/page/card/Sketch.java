package org.modeltracker.api.page.card;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import org.modeltracker.api.page.chart.FrontierChart;
import org.modeltracker.api.page.chart.PriceChart;
import org.modeltracker.api.page.chart.ScoreChart;

/** A chart in few strokes. */
public sealed interface Sketch permits BarSketch, StepSketch, DotSketch {

    void draw(Graphics2D graphics, Rectangle area);

    static Sketch of(ScoreChart chart) {
        return new BarSketch(chart.bars());
    }

    static Sketch of(PriceChart chart) {
        return new StepSketch(chart);
    }

    static Sketch of(FrontierChart chart) {
        return new DotSketch(chart.dots());
    }

    /** Open and closed weights apart, as on the page. */
    static Color colour(String weights) {
        return switch (weights) {
            case "open" -> CardCanvas.ACCENT;
            case "closed" -> new Color(0x7a3e9d);
            default -> CardCanvas.QUIET;
        };
    }
}
