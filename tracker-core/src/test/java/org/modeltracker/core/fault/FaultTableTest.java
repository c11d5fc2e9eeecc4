package org.modeltracker.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.fault.FaultTable.Row;

class FaultTableTest {

    @Test
    void runs_are_added_up_and_a_failure_is_repeated_by_its_name() {
        var table = FaultTable.text(List.of(
                new Row("node killed", "100 % of writes", 3, "held", "FaultsIT -Dfaults.seed=1"),
                new Row("node killed", "100 % of writes", 4, "FAILED", "FaultsIT -Dfaults.seed=2"),
                new Row("node killed", "100 % of writes", 5, "held", "FaultsIT -Dfaults.seed=3"),
                new Row("disk full", "refused by name", 0, "left out", "FullDiskIT#a"),
                new Row("clock", "answers stay", 2, "held", "ClockIT#b")));
        assertThat(table.lines().skip(3))
                .containsExactly(
                        "| clock | 2 | answers stay | held | ClockIT#b |",
                        "| disk full | 0 | refused by name | left out | FullDiskIT#a |",
                        "| node killed | 12 | 100 % of writes | FAILED 4 of 12 | FaultsIT -Dfaults.seed=2 |");
    }
}
