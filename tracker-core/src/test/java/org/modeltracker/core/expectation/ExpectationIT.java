package org.modeltracker.core.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modeltracker.core.Facts.expected;
import static org.modeltracker.core.Facts.released;
import static org.modeltracker.core.Facts.resolved;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.CoreContext;
import org.modeltracker.core.expectation.ExpectationEvent.Outcome;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.TemporalPoint;
import org.springframework.beans.factory.annotation.Autowired;

class ExpectationIT extends CoreContext {

    @Autowired
    ExpectationView expectations;

    @Test
    void an_expectation_is_open_then_overdue_then_resolved() {
        var model = "lab/expected";
        var stated = record(released(model, "2026-04-07"), expected(model, "2026-04-09", "2026-Q3"));
        assertThat(status(model, "2026-09-30T00:00:00Z")).isEqualTo("open");
        assertThat(status(model, "2026-10-01T00:00:00Z")).isEqualTo("overdue");
        record(resolved(model, "2026-10-05", stated.id(), Outcome.MISSED));
        assertThat(status(model, "2026-10-04T00:00:00Z")).isEqualTo("overdue");
        assertThat(status(model, "2026-10-05T00:00:00Z")).isEqualTo("missed");
    }

    @Test
    void a_corrected_expectation_is_resolved_by_naming_its_correction() {
        var model = "lab/expected-again";
        var stated = record(released(model, "2026-04-07"), expected(model, "2026-04-09", "2026-Q3"));
        var corrected = record(expected(model, "2026-04-09", "2026-Q4").corrects(stated.id()));
        record(resolved(model, "2026-10-05", corrected.id(), Outcome.MET));
        assertThat(status(model, "2026-10-31T00:00:00Z")).isEqualTo("met");
    }

    private String status(String model, String at) {
        var moment = new TemporalPoint(Instant.parse(at), views.position(), null);
        return expectations.of(Subject.model(model), moment).getFirst().status();
    }
}
