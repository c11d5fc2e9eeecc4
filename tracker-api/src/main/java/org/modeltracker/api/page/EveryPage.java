package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.http.request.SubjectTimes;
import org.modeltracker.api.importer.SourceProgress;
import org.modeltracker.api.page.text.FactText;
import org.modeltracker.api.page.text.PageText;
import org.modeltracker.core.answer.SentenceContexts;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.EventLog.Filter;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.overview.Overview;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Model attributes that every page needs: times, head, texts, addresses. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
class EveryPage {

    private final Overview overview;
    private final SentenceContexts contexts;
    private final Addresses addresses;
    private final PageHeads heads;
    private final SourceProgress sources;
    private final EventLog log;
    private final Clock clock;

    /** The first event stays the first. */
    private volatile @Nullable Instant recordedSince;

    EveryPage(
            Overview overview,
            SentenceContexts contexts,
            Addresses addresses,
            PageHeads heads,
            SourceProgress sources,
            EventLog log,
            Clock clock) {
        this.overview = overview;
        this.contexts = contexts;
        this.addresses = addresses;
        this.heads = heads;
        this.sources = sources;
        this.log = log;
        this.clock = clock;
    }

    @ModelAttribute("times")
    TimeBar times(HttpServletRequest request) {
        return TimeBar.of(request, clock);
    }

    @ModelAttribute("head")
    PageHead head(HttpServletRequest request) {
        return heads.of(TimeBar.of(request, clock));
    }

    /** The names are read once for both. */
    @ModelAttribute
    void texts(SubjectTimes times, Model page) {
        var names = overview.names(times.moment());
        page.addAttribute("words", new PageText(names, contexts));
        page.addAttribute("facts", new FactText(names));
        page.addAttribute("now", times.moment().effectiveAt());
    }

    /** The day on which the log begins; null while it is empty. */
    @ModelAttribute("recordedSince")
    @Nullable
    Instant recordedSince() {
        var known = recordedSince;
        if (known == null) {
            known = log.after(0, 1, Filter.NONE).stream()
                    .map(RecordedEvent::recordedAt)
                    .findFirst()
                    .orElse(null);
            recordedSince = known;
        }
        return known;
    }

    /** Copied citations link to this address. */
    @ModelAttribute("publicUrl")
    String publicUrl() {
        return addresses.of("");
    }

    /** How far the sources are imported; null where there is nothing to say. It changes without an event, so no page with it is kept. */
    @ModelAttribute("filling")
    @Nullable
    String filling(HttpServletRequest request, HttpServletResponse response) {
        var line = TimeBar.of(request, clock).isPast() ? null : sources.line().orElse(null);
        if (line != null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        }
        return line;
    }
}
