package org.modeltracker.core.log;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.modeltracker.core.log.EventLog.Place;

/**
 * Takes what a command says of its append to Axon's storage engine, which appends at the end of the command, and the places of its events back.
 *
 * @param commits whether to send the commit with it, in one round trip
 * @param places by the event's id; filled when the command is committed
 */
record PendingAppend(AppendCondition condition, boolean commits, Map<UUID, Place> places) {

    private static final String RESOURCE = PendingAppend.class.getName();

    static PendingAppend of(AppendCondition condition, boolean commits) {
        var pending = new PendingAppend(condition, commits, new HashMap<>());
        CurrentUnitOfWork.ifStarted(command -> command.resources().put(RESOURCE, pending));
        return pending;
    }

    /** Who appends outside of a command has no condition, and learns the places only from the log. */
    static PendingAppend ofThisCommand() {
        return CurrentUnitOfWork.<PendingAppend>map(command -> command.getResource(RESOURCE))
                .orElseGet(() -> new PendingAppend(AppendCondition.NONE, false, new HashMap<>()));
    }
}
