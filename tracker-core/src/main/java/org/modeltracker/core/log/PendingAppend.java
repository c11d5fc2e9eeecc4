package org.modeltracker.core.log;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.modeltracker.core.log.EventLog.Place;

/**
 * What a command and Axon's storage engine tell each other of an append, which comes at the end of the command: the command its condition, the
 * engine where the events stand.
 *
 * @param commits whether the commit is sent with it, in one round trip
 * @param places by the event's id; filled when the command is committed
 */
record PendingAppend(AppendCondition condition, boolean commits, Map<UUID, Place> places) {

    private static final String RESOURCE = PendingAppend.class.getName();

    /** @throws IllegalStateException outside of a command */
    static PendingAppend last(AppendCondition condition) {
        var pending = new PendingAppend(condition, true, new HashMap<>());
        CurrentUnitOfWork.get().resources().put(RESOURCE, pending);
        return pending;
    }

    /** Without a condition, unless the command gave one. Who appends outside of a command learns the places only from the log. */
    static PendingAppend ofThisCommand() {
        return CurrentUnitOfWork.<PendingAppend>map(command -> command.getOrComputeResource(RESOURCE, _ -> plain()))
                .orElseGet(PendingAppend::plain);
    }

    private static PendingAppend plain() {
        return new PendingAppend(AppendCondition.NONE, false, new HashMap<>());
    }
}
