package org.modeltracker.api.page;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What search engines and readers of links see of each page: a sentence, and where programs find the same. */
enum PageDescription {
    HOME(
            "/",
            "Releases, access, prices, openness and scores of AI models, each with its source and the date it was recorded.",
            PageForm.of("application/atom+xml", "What changed (Atom)", "/feeds/timeline.atom"),
            PageForm.of("application/feed+json", "What changed (JSON Feed)", "/feeds/timeline.json"),
            PageForm.json("/v1/timeline").absent("order", "recorded"),
            PageForm.csv("CSV", "/v1/timeline").absent("order", "recorded")),
    MODELS(
            "/models",
            "AI models with their makers, release dates, access, prices and openness, to search, filter and sort.",
            PageForm.json("/v1/models").absent("sort", "-changed", "q"),
            PageForm.csv("CSV", "/v1/models").absent("sort", "-changed", "q")),
    MODEL(
            "/models/{organisation}/{model}",
            "Where {organisation}/{model} is available, its prices, openness and benchmark scores, now and before, each with its source.",
            PageForm.of("application/atom+xml", "Changes of this model (Atom)", "/feeds/timeline.atom")
                    .absent("model", "{organisation}/{model}"),
            PageForm.of("application/feed+json", "Changes of this model (JSON Feed)", "/feeds/timeline.json")
                    .absent("model", "{organisation}/{model}"),
            PageForm.json("/v1/models/{organisation}/{model}"),
            PageForm.csv("Access (CSV)", "/v1/models/{organisation}/{model}/access"),
            PageForm.csv("Prices (CSV)", "/v1/models/{organisation}/{model}/pricing"),
            PageForm.csv("Scores (CSV)", "/v1/models/{organisation}/{model}/benchmarks"),
            PageForm.csv("Timeline (CSV)", "/v1/models/{organisation}/{model}/timeline")),
    BENCHMARKS(
            "/benchmarks",
            "Benchmarks of AI models, with versions, units and evaluators.",
            PageForm.json("/v1/benchmarks"),
            PageForm.csv("CSV", "/v1/benchmarks")),
    BENCHMARK(
            "/benchmarks/{benchmark}",
            "The leaderboard of {benchmark}: the score of each model, who measured it and who disputes it.",
            PageForm.json("/v1/benchmarks/{benchmark}"),
            PageForm.csv("CSV", "/v1/benchmarks/{benchmark}")),
    COMPARE(
            "/compare",
            "AI models side by side: access, prices, openness and scores.",
            PageForm.json("/v1/compare").needs("model")),
    FRONTIER(
            "/frontier",
            "Price against score: the AI models that nobody beats on both.",
            PageForm.json("/v1/frontier").needs("benchmark")),
    PRICES(
            "/prices",
            "Prices of AI models that moved, each before and after, with the percentage and the source.",
            PageForm.json("/v1/price-changes"),
            PageForm.csv("CSV", "/v1/price-changes")),
    UPCOMING(
            "/upcoming",
            "Announced dates of AI models: retirements, price changes, ends of promotions and promises.",
            PageForm.of("text/calendar", "Announced dates (iCalendar)", "/feeds/calendar.ics"),
            PageForm.json("/v1/upcoming"),
            PageForm.csv("CSV", "/v1/upcoming")),
    DISPUTES(
            "/disputes",
            "Facts about AI models on which sources disagree, with each source's claim.",
            PageForm.json("/v1/disputes"),
            PageForm.csv("CSV", "/v1/disputes")),
    EXPECTATIONS(
            "/expectations",
            "Promises about AI models, and whether they were kept.",
            PageForm.of("text/calendar", "Announced dates (iCalendar)", "/feeds/calendar.ics"),
            PageForm.json("/v1/expectations"),
            PageForm.csv("CSV", "/v1/expectations")),
    SOURCES(
            "/sources",
            "Who says something about AI models, and how fresh and how reliable each source is.",
            PageForm.json("/v1/sources"),
            PageForm.csv("CSV", "/v1/sources")),
    ORGANISATIONS(
            "/organisations",
            "Labs, providers, evaluators and publishers of AI models.",
            PageForm.json("/v1/organisations"),
            PageForm.csv("CSV", "/v1/organisations")),
    ORGANISATION(
            "/organisations/{organisation}",
            "The models of {organisation}, its promises and other facts, each with its source.",
            PageForm.of("application/atom+xml", "Changes of this organisation (Atom)", "/feeds/timeline.atom")
                    .absent("organisation", "{organisation}"),
            PageForm.of("application/feed+json", "Changes of this organisation (JSON Feed)", "/feeds/timeline.json")
                    .absent("organisation", "{organisation}"),
            PageForm.json("/v1/organisations/{organisation}")),
    EVENT(
            "/events/{event}",
            "An event of the record: what it says, what it changed, and its source.",
            PageForm.json("/v1/events/{event}")),
    DIGEST(
            "/digest",
            "What changed for AI models in a period, the most important first.",
            PageForm.json("/v1/digest").needs("after", "from")),
    IDENTITIES(
            "/identities",
            "Which AI model each listing of a catalogue is, and why.",
            PageForm.json("/v1/identities").absent("status", "suggested"),
            PageForm.csv("CSV", "/v1/identities").absent("status", "suggested")),
    REVIEWS(
            "/reviews",
            "Differences of watched pages, each with the passage before and after, until somebody decides what they mean.",
            PageForm.json("/v1/reviews"),
            PageForm.csv("CSV", "/v1/reviews")),
    OTHER("/**", "A record of AI models: every claim of a source, never changed.");

    private final PathPattern path;
    private final String sentence;
    private final List<PageForm> forms;

    PageDescription(String path, String sentence, PageForm... forms) {
        this.path = PathPatternParser.defaultInstance.parse(path);
        this.sentence = sentence;
        this.forms = List.of(forms);
    }

    static PageDescription of(String path) {
        var parsed = PathContainer.parsePath(path);
        return Arrays.stream(values())
                .filter(each -> each.path.matches(parsed))
                .findFirst()
                .orElse(OTHER);
    }

    List<PageForm> forms() {
        return forms;
    }

    String sentence(String page) {
        return filled(sentence, page);
    }

    /** @param text with variables of the path in braces; their values in this page's address take their place */
    String filled(String text, String page) {
        var found = path.matchAndExtract(PathContainer.parsePath(page));
        var filled = text;
        if (found != null) {
            for (var variable : found.getUriVariables().entrySet()) {
                filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
            }
        }
        return filled;
    }
}
