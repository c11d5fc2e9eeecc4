package org.modeltracker.api.feed;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Created;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.citation.Citation;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;

/** Dated things as iCalendar (RFC 5545): whole days, as vague as their sources were. What is cancelled stays, so that it goes from calendars. */
final class CalendarText {

    private static final int LONGEST_SUMMARY = 200;
    private static final int LONGEST_TEXT = 4_000;

    private CalendarText() {}

    static String of(String name, List<DatedThing> things, Addresses addresses) {
        var head = new PropertyList(List.of(
                ImmutableVersion.VERSION_2_0,
                new ProdId("-//modeltracker.org//Model-release tracker//EN"),
                new Name(name)));
        var events = things.stream()
                .map(thing -> (CalendarComponent) event(thing, addresses))
                .toList();
        var components = new ComponentList<>(events.isEmpty() ? List.of(utc()) : events);
        var text = new StringWriter();
        try {
            new CalendarOutputter().output(new Calendar(head, components), text);
        } catch (IOException e) {
            throw new IllegalStateException("writing a calendar to memory failed", e);
        }
        return FoldedLines.of(text.toString());
    }

    /** A calendar has at least one component (RFC 5545, 3.6), even when there is nothing in it. */
    private static CalendarComponent utc() {
        var always = new Standard(new PropertyList(List.of(
                new DtStart<>(LocalDate.EPOCH.atStartOfDay()),
                new TzOffsetFrom(ZoneOffset.UTC),
                new TzOffsetTo(ZoneOffset.UTC))));
        return new VTimeZone(new PropertyList(List.of(new TzId("UTC"))), new ComponentList<>(List.of(always)));
    }

    private static VEvent event(DatedThing thing, Addresses addresses) {
        var effectiveData = thing.latest();
        var subject = effectiveData.claim().subject();
        var sentence = thing.sentence();
        var date =
                thing.date(effectiveData.claim()).orElse(effectiveData.claim().effective());
        var changed = seconds(thing.lastChange().recordedAt());
        var properties = new ArrayList<Property>(List.of(
                new Uid(thing.uid()),
                new DtStamp(changed),
                new Created(seconds(thing.root().recordedAt())),
                new LastModified(changed),
                new Sequence(thing.revision()),
                status(thing),
                ImmutableTransp.TRANSPARENT,
                new DtStart<>(day(date.start())),
                new DtEnd<>(end(date)),
                new Summary(ChatText.of(sentence, LONGEST_SUMMARY)),
                new Description(description(thing, effectiveData, sentence, addresses)),
                new Categories(EventTypeRegistry.type(thing.root().claim().data())),
                new Url(URI.create(addresses.page(subject)))));
        return new VEvent(new PropertyList(properties));
    }

    private static Status status(DatedThing thing) {
        if (thing.cancelled()) {
            return ImmutableStatus.VEVENT_CANCELLED;
        }
        return thing.certain() ? ImmutableStatus.VEVENT_CONFIRMED : ImmutableStatus.VEVENT_TENTATIVE;
    }

    private static String description(
            DatedThing thing, RecordedEvent effectiveData, String sentence, Addresses addresses) {
        var claim = effectiveData.claim();
        var text = new StringBuilder(ChatText.of(sentence, LONGEST_TEXT))
                .append("\nSource: ")
                .append(Citation.of(claim.source(), claim.observedAt()).words());
        if (!thing.lastChange().id().equals(effectiveData.id())) {
            text.append("\n").append(ChatText.of(thing.lastSentence(), LONGEST_TEXT));
        }
        return text.append("\n").append(addresses.event(effectiveData.id())).toString();
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Exclusive, as calendars count. */
    private static LocalDate end(PartialDate date) {
        return day(date.lastInstant()).plusDays(1);
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
