package org.modeltracker.api.http.cache;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the operator may choose about answers that are kept; {@code application.yaml} tells the dangers.
 *
 * @param cacheMemory for answers that are made once for all who ask; 0 makes each answer for each request
 */
@ConfigurationProperties("tracker")
public record CacheSettings(@DefaultValue("64MB") DataSize cacheMemory) {}
