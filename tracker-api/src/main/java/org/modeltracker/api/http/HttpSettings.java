package org.modeltracker.api.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the operator may choose about every answer; {@code application.yaml} tells the dangers.
 *
 * @param maxBodyBytes the largest request body; of a stream of NDJSON, the longest line
 * @param rateLimit requests per window for each key or address, as {@code 600/1m}, or {@code off}
 * @param connectionsPerAddress open at once from one address; 0 for any number
 * @param readsNeedKey whether reads need a key with {@code history:read}; then no shared cache may keep their answers
 * @param publicUrl where readers reach this tracker from outside, without a slash at its end
 * @param cacheCurrent how long shared caches may give out present answers without asking, as {@code 10s}, or {@code off}
 * @param heartbeat how long a live stream is silent at most, and how soon it ends once its key was revoked
 */
@ConfigurationProperties("tracker")
public record HttpSettings(
        @DefaultValue("1MB") DataSize maxBodyBytes,
        @DefaultValue("600/1m") String rateLimit,
        @DefaultValue("2000") int connectionsPerAddress,
        @DefaultValue("false") boolean readsNeedKey,
        @DefaultValue("http://localhost:8080") String publicUrl,
        @DefaultValue("off") String cacheCurrent,
        @DefaultValue("15s") Duration heartbeat) {

    public HttpSettings {
        publicUrl = publicUrl.replaceFirst("/+$", "");
    }
}
