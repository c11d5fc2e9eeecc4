package org.modeltracker.api.outbound;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator may choose about calls to other hosts; {@code application.yaml} tells the dangers.
 *
 * @param allowedNetworks subnets (CIDR) that may be called although they lie inside
 */
@ConfigurationProperties("tracker.webhooks")
record OutboundSettings(@DefaultValue List<String> allowedNetworks) {}
