package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.digest.DigestChoice;
import org.modeltracker.api.digest.DigestCounts;
import org.modeltracker.api.digest.DigestMarkdown;
import org.modeltracker.api.digest.DigestRange;
import org.modeltracker.api.digest.Digests;
import org.modeltracker.api.digest.Importance;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.OneOf;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.overview.OrganisationList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The digest, to read and to copy into a newsletter. */
@Controller
class DigestPage {

    private static final int DAYS = 7;

    private final Digests digests;
    private final OrganisationList organisations;
    private final EventTypeRegistry vocabulary;

    DigestPage(Digests digests, OrganisationList organisations, EventTypeRegistry vocabulary) {
        this.digests = digests;
        this.organisations = organisations;
        this.vocabulary = vocabulary;
    }

    /**
     * The default range is the last week, so the link to this page always leads to something to read. Errors in a range that was asked for are
     * shown above the form.
     */
    @GetMapping("/digest")
    String digest(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "recorded") String axis,
            @RequestParam(defaultValue = "") Set<String> organisation,
            @RequestParam(defaultValue = "") @OneOf(ClaimData.class) Set<String> type,
            @RequestParam(defaultValue = "") @OneOf(Importance.class) Set<String> importance,
            @RequestParam(required = false) @Nullable String limit,
            SubjectTimes times,
            HttpServletResponse response,
            Model page) {
        boolean usual = after == null && from == null && to == null;
        var beginning = usual ? aWeekBefore(times) : from;
        page.addAttribute("from", beginning);
        page.addAttribute("to", to);
        page.addAttribute("axis", axis);
        page.addAttribute("makers", organisations.list(times.moment()));
        page.addAttribute("organisation", String.join("", organisation));
        page.addAttribute("types", vocabulary.types().stream().sorted().toList());
        page.addAttribute("type", String.join("", type));
        page.addAttribute("kinds", Importance.values());
        page.addAttribute("importance", importance);
        page.addAttribute("limit", limit);
        try {
            var choice = DigestChoice.of(type, Importance.of(importance), lines(limit));
            var digest = digests.of(new DigestRange(after, beginning, to, axis, organisation, times, choice));
            page.addAttribute("digest", digest);
            page.addAttribute("counts", DigestCounts.text(digest.counts()));
            page.addAttribute("markdown", DigestMarkdown.of(digest));
        } catch (Problem refused) {
            response.setStatus(refused.status());
            page.addAttribute("faults", refused.body().errors());
        }
        return "digest";
    }

    private static int lines(@Nullable String limit) {
        try {
            return limit == null || limit.isEmpty() ? DigestChoice.LINES : Integer.parseInt(limit);
        } catch (NumberFormatException _) {
            throw Problem.parameter("limit", "must be a whole number");
        }
    }

    private static String aWeekBefore(SubjectTimes times) {
        return LocalDate.ofInstant(times.moment().effectiveAt(), ZoneOffset.UTC)
                .minusDays(DAYS)
                .toString();
    }
}
