package org.modeltracker.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;

/** Two programs of others that read calendars, and complain. */
public final class CalendarReader {

    private CalendarReader() {}

    /** Neither program finds a fault in it. */
    public static List<VEvent> read(String text) {
        assertThat(built(text).getComponents("VEVENT")).isNotEmpty();
        var warnings = new ArrayList<List<ParseWarning>>();
        var calendar = Biweekly.parse(text).warnings(warnings).first();
        assertThat(calendar.validate(ICalVersion.V2_0).getWarnings()).as(text).isEmpty();
        assertThat(warnings).allMatch(List::isEmpty);
        return calendar.getEvents();
    }

    static Calendar built(String text) {
        try {
            var calendar = new CalendarBuilder().build(new StringReader(text));
            assertThat(calendar.validate(true).hasErrors()).isFalse();
            return calendar;
        } catch (IOException | ParserException e) {
            throw new AssertionError(text, e);
        }
    }
}
