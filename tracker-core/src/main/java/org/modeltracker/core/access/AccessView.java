package org.modeltracker.core.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.Answer;
import org.modeltracker.core.claim.Answers;
import org.modeltracker.core.claim.Interval;
import org.modeltracker.core.model.Basis;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.Moment;
import org.modeltracker.core.model.Recorded;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.VagueDate;
import org.springframework.stereotype.Component;

/** Where a model can be had, for whom, and how far. */
@Component
public class AccessView {

    private final Answers answers;

    AccessView(Answers answers) {
        this.answers = answers;
    }

    /**
     * @param audience null for everybody
     * @param sinceBasis first_seen: since then at the latest
     * @param claims the live claims, the answering one first
     */
    public record Item(
            String channel,
            @Nullable String surface,
            @Nullable String provider,
            @Nullable String region,
            @Nullable String audience,
            AccessState state,
            @Nullable String vendorTerm,
            boolean alias,
            VagueDate since,
            Basis sinceBasis,
            boolean disputed,
            Source source,
            UUID eventId,
            List<Recorded> claims) {}

    public List<Item> of(Subject model, Moment moment) {
        return answers.of(model, Set.of(Fact.ACCESS), moment).stream()
                .map(AccessView::item)
                .toList();
    }

    /** Over valid time, as it is known at the moment. */
    public List<Interval<Item>> course(Subject model, Moment moment) {
        return Interval.of(answers.course(model, Fact.ACCESS, moment), AccessView::item);
    }

    /** Over both times. */
    public List<Interval<Item>> history(Subject model, Moment moment) {
        return Interval.of(answers.history(model, Fact.ACCESS, moment), AccessView::item);
    }

    public static Item item(Answer answer) {
        var said = (AccessEvent) answer.said();
        var key = answer.question().key();
        return new Item(
                said.channel().word(),
                key.get("surface"),
                key.get("provider"),
                key.get("region"),
                key.get("audience"),
                said.state(),
                said.vendorTerm(),
                key.containsKey("alias"),
                answer.since(),
                answer.sinceBasis(),
                answer.disputed(),
                answer.event().claim().source(),
                answer.event().id(),
                answer.claims());
    }
}
