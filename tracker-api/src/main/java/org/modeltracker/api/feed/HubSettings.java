package org.modeltracker.api.feed;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the WebSub hub; {@code application.yaml} describes each with its danger.
 *
 * @param enabled whether anybody may have feeds sent to a callback of theirs
 * @param most subscriptions in total
 * @param mostPerHost subscriptions whose callbacks have one host
 */
@ConfigurationProperties("tracker.hub")
public record HubSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("1000") int most,
        @DefaultValue("20") int mostPerHost) {}
