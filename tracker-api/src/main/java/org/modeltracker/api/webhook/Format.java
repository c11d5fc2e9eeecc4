package org.modeltracker.api.webhook;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** The shape of what is sent. */
@EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
public enum Format {
    /** Standard Webhooks: type, timestamp, data. */
    STANDARD,
    /** {@code {"text": …}}, as Slack's incoming webhooks take it. */
    SLACK,
    /** {@code {"content": …}}, as Discord's webhooks take it. */
    DISCORD
}
