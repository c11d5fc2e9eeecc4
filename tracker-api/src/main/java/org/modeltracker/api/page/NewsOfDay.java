package org.modeltracker.api.page;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;

/**
 * What was recorded on one day and changed an answer.
 *
 * @param news the most important first
 * @param more how many further events that day had
 */
public record NewsOfDay(LocalDate day, List<News> news, long more) {

    /** @param label what kind of news it is, in one word */
    public record News(
            UUID eventId, Subject subject, String label, String sentence, PartialDate effective, Source source) {}
}
