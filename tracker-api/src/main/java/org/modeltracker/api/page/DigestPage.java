package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.digest.Digest;
import org.modeltracker.api.digest.DigestMarkdown;
import org.modeltracker.api.digest.DigestRange;
import org.modeltracker.api.digest.Digests;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.core.overview.OrganisationList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The digest, to read and to copy into a newsletter. */
@Controller
class DigestPage {

    private static final int DAYS = 7;

    /** Nobody reads more lines on a page. */
    private static final int MOST_LINES = 100;

    private final Digests digests;
    private final Clock clock;

    private final OrganisationList organisations;

    DigestPage(Digests digests, Clock clock, OrganisationList organisations) {
        this.organisations = organisations;
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * The default range is the last week, or as much of its end as one digest holds: the link to this page always leads to something to read.
     * Errors in a range that was asked for are shown above the form.
     */
    @GetMapping("/digest")
    String digest(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "recorded") String axis,
            @RequestParam(defaultValue = "") Set<String> organisation,
            SubjectTimes times,
            HttpServletResponse response,
            Model page) {
        boolean usual = after == null && from == null && to == null;
        var week = new DigestRange(after, usual ? aWeekAgo() : from, to, axis, organisation, times);
        page.addAttribute("from", week.from());
        page.addAttribute("to", to);
        page.addAttribute("axis", axis);
        page.addAttribute("makers", organisations.list(times.moment()));
        page.addAttribute("organisation", String.join("", organisation));
        try {
            show(digests.of(week), week, page);
        } catch (Problem refused) {
            if (usual) {
                var end = Math.max(0, times.moment().asOf() - Digests.MOST);
                var newest = new DigestRange(Long.toString(end), null, null, "recorded", organisation, times);
                page.addAttribute("cut", Digests.MOST);
                show(digests.of(newest), newest, page);
            } else {
                response.setStatus(refused.status());
                page.addAttribute("faults", refused.body().errors());
            }
        }
        return "digest";
    }

    /** A long digest is cut for the eye, and whole as a file. */
    private static void show(Digest digest, DigestRange range, Model page) {
        page.addAttribute("digest", digest);
        page.addAttribute("groups", shortened(digest.data()));
        page.addAttribute("more", Math.max(0, digest.count() - MOST_LINES));
        page.addAttribute("markdown", digest.count() > MOST_LINES ? null : DigestMarkdown.of(digest));
        page.addAttribute("file", address(digest, range));
    }

    private static List<Digest.Organisation> shortened(List<Digest.Organisation> all) {
        var left = new AtomicInteger(MOST_LINES);
        return all.stream()
                .map(group -> new Digest.Organisation(
                        group.organisation(),
                        group.subjects().stream()
                                .map(subject -> shortened(subject, left))
                                .filter(subject -> !subject.lines().isEmpty())
                                .toList()))
                .filter(group -> !group.subjects().isEmpty())
                .toList();
    }

    private static Digest.Subject shortened(Digest.Subject subject, AtomicInteger left) {
        var lines = subject.lines().stream()
                .limit(Math.max(0, left.getAndAdd(-subject.lines().size())))
                .toList();
        return new Digest.Subject(subject.subject(), subject.kind(), subject.page(), lines);
    }

    private static String address(Digest digest, DigestRange range) {
        var address = UriComponentsBuilder.fromPath("/v1/digest").queryParam("as_of", digest.asOf());
        Stream.of(
                        new Pair("after", range.after()),
                        new Pair("from", range.from()),
                        new Pair("to", range.to()),
                        new Pair("axis", range.axis()))
                .filter(pair -> pair.value() != null)
                .forEach(pair -> address.queryParam(pair.name(), pair.value()));
        range.organisations().forEach(organisation -> address.queryParam("organisation", organisation));
        return address.queryParam("format", "md").encode().toUriString();
    }

    private record Pair(String name, @Nullable String value) {}

    private String aWeekAgo() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusDays(DAYS)
                .toString();
    }
}
