package org.modeltracker.core.log;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.modeltracker.core.log.EventLog.Place;

/** Brings the places of new events from Axon's storage engine, which draws them at the end of a command, to who gave the command. */
final class DrawnPlaces {

    private static final String RESOURCE = DrawnPlaces.class.getName();

    private DrawnPlaces() {}

    /** By the event's id; filled when the command under way is committed. Who appends outside of a command learns them only from the log. */
    static Map<UUID, Place> ofThisCommand() {
        return CurrentUnitOfWork.<Map<UUID, Place>>map(
                        command -> command.getOrComputeResource(RESOURCE, name -> new HashMap<>()))
                .orElseGet(HashMap::new);
    }
}
