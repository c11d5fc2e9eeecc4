-- What settled an expectation is found from the expectation.

create index event_resolves on log.event ((payload -> 'data' ->> 'expectation')) where type = 'expectation.resolved';
