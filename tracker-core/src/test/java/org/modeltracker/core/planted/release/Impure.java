package org.modeltracker.core.planted.release;

import java.net.URI;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.SentenceContext;
import org.slf4j.Logger;
import org.springframework.context.ApplicationContext;

/** Events that know more than what was said; none has a stored name either. */
final class Impure {

    private Impure() {}

    interface Impurity extends ClaimData {
        @Override
        default String sentence(SentenceContext it) {
            return it.subject();
        }
    }

    record WithSpring(ApplicationContext context) implements Impurity {}

    record WithAxon(MetaData metadata) implements Impurity {}

    record WithSql(Connection connection) implements Impurity {}

    record WithClock(Clock clock) implements Impurity {}

    record WithNow() implements Impurity {
        LocalDate today() {
            return LocalDate.now();
        }
    }

    record WithRandom(Random random) implements Impurity {}

    record WithRandomId() implements Impurity {
        UUID id() {
            return UUID.randomUUID();
        }
    }

    record WithNetwork(URI address) implements Impurity {}

    record WithLogging(Logger log) implements Impurity {}

    record WithConsole() implements Impurity {
        void shout() {
            System.out.println("!");
        }
    }
}
