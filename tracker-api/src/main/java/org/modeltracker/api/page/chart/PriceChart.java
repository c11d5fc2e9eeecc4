package org.modeltracker.api.page.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Prices of one model over time. Each line ends where its last price was last observed.
 *
 * @param unit of the amounts
 * @param log whether the scale is logarithmic, as it is from two decades on
 * @param lines one for each seller and component; those of one seller share a name
 * @param gaps stretches in which the maker gave no price
 * @param notes what the chart leaves out, as sentences
 */
public record PriceChart(
        String title,
        String unit,
        boolean log,
        Instant from,
        Instant to,
        List<Line> lines,
        List<Gap> gaps,
        List<String> notes) {

    /** @param shown whether it is drawn before the reader chooses */
    public record Line(String name, String component, boolean shown, List<Step> steps) {}

    /**
     * @param to the end of the step; of the last one, when it was last observed
     * @param last whether the step ends with an observation, not with another answer
     */
    public record Step(
            Instant from, Instant to, BigDecimal amount, String text, String since, String source, boolean last) {}

    public record Gap(Instant from, Instant to, String text) {}
}
