package org.modeltracker.core.model;

/** Ways in for programs. */
public enum ApiChannel implements WireEnum {
    FIRST_PARTY_API,
    CLOUD_MARKETPLACE,
    AGGREGATOR,
    SUBSCRIPTION_PLAN;

    /** As a reader would say it. */
    @Override
    public String phrase() {
        return WireEnum.super.phrase().replace(" api", " API");
    }
}
