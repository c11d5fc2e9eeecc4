package org.modeltracker.core.pricing;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import org.modeltracker.core.model.WireEnum;

/**
 * What costs nothing before the price applies.
 *
 * @param quantity in single units of what the price is per: tokens, requests…
 * @param period after which it begins again
 */
public record FreeAllowance(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity, Period period) {

    public enum Period implements WireEnum {
        DAY,
        WEEK,
        MONTH,
        YEAR,
        ONCE
    }
}
