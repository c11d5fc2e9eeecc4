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
    DISCORD,
    /** An adaptive card, as incoming webhooks of Teams take it. */
    TEAMS,
    /** {@code {"chat_id": …, "text": …}}, as {@code sendMessage} of Telegram's bots takes it; the address gives the {@code chat_id}. */
    TELEGRAM,
    /** A letter to a person, who subscribed at the page {@code /subscribe}; no key makes such a webhook. */
    EMAIL,
    /** A feed, to a callback that subscribed at the hub (WebSub); no key makes such a webhook. */
    WEBSUB
}
