package org.modeltracker.api.evidence;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.evidence.EvidenceStore.Kept;
import org.modeltracker.api.evidence.PageFetcher.Answer;
import org.springframework.stereotype.Component;

/** Keeps the page of claims, and looks later whether it still has their quotes. */
@Component
class EvidenceCheck {

    /** Of one page; claims that come later have the last of them. */
    private static final int MOST_COPIES = 20;

    private final PageStore pages;
    private final EvidenceStore evidence;
    private final ReviewStore reviews;

    EvidenceCheck(PageStore pages, EvidenceStore evidence, ReviewStore reviews) {
        this.pages = pages;
        this.evidence = evidence;
        this.reviews = reviews;
    }

    /** In the transaction that moves the schedule. */
    void looked(DuePage page, Answer answer, Instant now) {
        switch (answer) {
            case Answer.Seen seen -> compare(page, seen, now);
            case Answer.Unchanged _ -> {
                pages.newest(page.id()).ifPresent(copy -> keepForNew(page, copy, now));
                evidence.looked(page.id(), now);
            }
            case Answer.Gone _ -> gone(page, now);
            case Answer.Failed _ -> {}
        }
    }

    private void compare(DuePage page, Answer.Seen seen, Instant now) {
        var last = pages.newest(page.id());
        var lost = compare(evidence.kept(page.id()), seen.text());
        if (!lost.isEmpty()) {
            var before = evidence.text(lost.getFirst().event());
            var difference = TextDifference.of(before, seen.text()).orElse(TextDifference.NONE);
            add(page, ReviewKind.EVIDENCE_CHANGED, lost, difference, now);
        }
        var copy = last.filter(one -> one.text().equals(seen.text()) || pages.copies(page.id()) >= MOST_COPIES)
                .orElseGet(() -> pages.keep(page.id(), seen, now));
        keepForNew(page, copy, now);
        evidence.looked(page.id(), now);
    }

    /** @return the claims whose quote was there at the last look, and is not now */
    private List<Kept> compare(List<Kept> kept, String text) {
        var found = new HashMap<String, Boolean>();
        var lost = kept.stream()
                .filter(one -> !has(text, one.quote(), found) && was(one))
                .toList();
        kept.forEach(one -> {
            if (one.found() != null) {
                evidence.found(one.event(), verdict(one, has(text, one.quote(), found), lost));
            }
        });
        return lost;
    }

    /** A page that was gone may never have had the quote: the kept copy tells. */
    private boolean was(Kept one) {
        return one.found() == EvidenceFound.SAME
                || one.found() == EvidenceFound.GONE && has(evidence.text(one.event()), one.quote(), new HashMap<>());
    }

    private static @Nullable EvidenceFound verdict(Kept one, boolean has, List<Kept> lost) {
        if (has) {
            return EvidenceFound.SAME;
        }
        return one.found() == EvidenceFound.GONE && !lost.contains(one) ? null : EvidenceFound.CHANGED;
    }

    private static boolean has(String text, @Nullable String quote, HashMap<String, Boolean> found) {
        return quote != null
                && found.computeIfAbsent(
                        quote, words -> QuotedPassage.find(text, words).isPresent());
    }

    private void keepForNew(DuePage page, PageStore.Copy copy, Instant now) {
        for (var claim : evidence.waiting(page.id())) {
            var quote = claim.quote();
            boolean quoted =
                    quote != null && QuotedPassage.find(copy.text(), quote).isPresent();
            evidence.keep(claim.event(), copy.id(), quoted ? EvidenceFound.SAME : null);
        }
    }

    private void gone(DuePage page, Instant now) {
        var lost = evidence.kept(page.id()).stream()
                .filter(one -> one.found() != EvidenceFound.GONE)
                .toList();
        lost.forEach(one -> evidence.found(one.event(), EvidenceFound.GONE));
        evidence.looked(page.id(), now);
        if (!lost.isEmpty()) {
            add(page, ReviewKind.EVIDENCE_GONE, lost, TextDifference.NONE, now);
        }
    }

    private void add(DuePage page, ReviewKind kind, List<Kept> lost, TextDifference difference, Instant now) {
        var claims = lost.stream().map(Kept::event).toList();
        var topic = new ReviewStore.Topic(lost.getFirst().publisher(), null, claims);
        reviews.add(kind, page, topic, difference, now);
    }
}
