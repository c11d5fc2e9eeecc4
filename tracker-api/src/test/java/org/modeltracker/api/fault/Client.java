package org.modeltracker.api.fault;

/** Does one thing after another, whatever breaks meanwhile, and keeps what it was told. */
interface Client {

    /** The next thing. */
    void turn();

    /** How long it rests between two, at most, in milliseconds. */
    int rest();
}
