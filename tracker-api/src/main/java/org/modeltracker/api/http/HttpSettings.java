package org.modeltracker.api.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the operator may choose about every answer; {@code application.yaml} tells the dangers.
 *
 * @param maxBodyBytes the largest request body, streams of NDJSON excepted
 * @param rateLimit requests per window for each key or address, as {@code 600/1m}, or {@code off}
 * @param readsNeedKey whether answers may be kept by shared caches
 */
@ConfigurationProperties("tracker")
record HttpSettings(
        @DefaultValue("1MB") DataSize maxBodyBytes,
        @DefaultValue("600/1m") String rateLimit,
        @DefaultValue("false") boolean readsNeedKey) {}
