package org.modeltracker.api.importer.catalogue;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key of LiteLLM's file taken apart: {@code hd/1024-x-1792/dall-e-3} is the price of one size of one offering, {@code azure/gpt-5} the id
 * {@code gpt-5} of a shop.
 *
 * @param resolution of the images that the entry prices; null for any
 * @param quality likewise
 */
record LiteLlmKey(
        String key,
        String provider,
        String id,
        @Nullable String resolution,
        @Nullable String quality) {

    private static final ShopSpelling SHOPS = new ShopSpelling(Map.ofEntries(
            Map.entry("gemini", "google"),
            Map.entry("bedrock", "amazon-bedrock"),
            Map.entry("bedrock_converse", "amazon-bedrock"),
            Map.entry("bedrock_mantle", "amazon-bedrock"),
            Map.entry("amazon_nova", "nova"),
            Map.entry("azure_ai", "azure"),
            Map.entry("azure_text", "azure"),
            Map.entry("together_ai", "togetherai"),
            Map.entry("fireworks_ai", "fireworks-ai"),
            Map.entry("fireworks_ai-embedding-models", "fireworks-ai"),
            Map.entry("novita", "novita-ai"),
            Map.entry("moonshot", "moonshotai"),
            Map.entry("dashscope", "alibaba"),
            Map.entry("vercel_ai_gateway", "vercel"),
            Map.entry("cohere_chat", "cohere"),
            Map.entry("text-completion-openai", "openai"),
            Map.entry("codestral", "mistral"),
            Map.entry("text-completion-codestral", "mistral"),
            Map.entry("github_copilot", "github-copilot"),
            Map.entry("watsonx", "ibm-watsonx"),
            Map.entry("snowflake", "snowflake-cortex"),
            Map.entry("oci", "oracle"),
            Map.entry("nvidia_nim", "nvidia"),
            Map.entry("meta_llama", "llama"),
            Map.entry("cloudflare", "cloudflare-workers-ai"),
            Map.entry("friendliai", "friendli")));
    private static final String VERTEX = "vertex_ai";

    private static final Pattern QUALITY = Pattern.compile("^(hd|standard|low|medium|high|auto|[^/]+-steps)/(?=.)");
    private static final Pattern RESOLUTION = Pattern.compile("^((?:\\d+|max)-x-(?:\\d+|max))/(?=.)");
    private static final Pattern REGION =
            Pattern.compile("^(global-standard|global|eu|us|jp|au|apac|[a-z]{2}(?:-gov)?-[a-z]+-\\d)/(.+)$");
    private static final Pattern COMMITMENT = Pattern.compile("(?:^|/)\\d+-month-commitment/");

    static LiteLlmKey of(String key, JsonEntry entry) {
        var shop = entry.optionalText("litellm_provider");
        if (shop == null || shop.isBlank()) {
            throw new UnusableEntry("no_provider", key);
        }
        var rest = key;
        String resolution = null;
        String quality = null;
        for (boolean isRead = true; isRead; ) {
            var size = RESOLUTION.matcher(rest);
            var kind = QUALITY.matcher(rest);
            isRead = size.find() || kind.find();
            if (isRead && size.reset().find()) {
                resolution = size.group(1);
                rest = rest.substring(size.end());
            } else if (isRead && kind.reset().find()) {
                quality = kind.group(1);
                rest = rest.substring(kind.end());
            }
        }
        var provider = shop.startsWith(VERTEX) ? "google-vertex" : SHOPS.of(shop);
        return new LiteLlmKey(key, provider, withoutShop(rest, shop), resolution, quality);
    }

    /** The proxy puts its own name of the shop in front. */
    private static String withoutShop(String id, String shop) {
        int slash = id.indexOf('/');
        var front = slash < 0 ? "" : id.substring(0, slash).replace('-', '_');
        return !front.isEmpty()
                        && slash < id.length() - 1
                        && shop.replace('-', '_').startsWith(front)
                ? id.substring(slash + 1)
                : id;
    }

    String name() {
        return provider + "/" + id;
    }

    CatalogueEntry listing() {
        var listing = new CatalogueEntry(name(), provider, id).called(id.substring(id.lastIndexOf('/') + 1), null);
        var region = REGION.matcher(id);
        return region.matches() ? listing.spelledAs(region.group(2), region.group(1)) : listing;
    }

    boolean isPlain() {
        return resolution == null && quality == null;
    }

    boolean isSameKindAs(LiteLlmKey other) {
        return Objects.equals(resolution, other.resolution) && Objects.equals(quality, other.quality);
    }

    /** Capacity that is rented for months is no price of the model's use. */
    boolean isCommitment() {
        return COMMITMENT.matcher(key).find();
    }
}
