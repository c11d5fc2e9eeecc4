/** What breaks things on purpose: a network between the tracker and its database that fails when a test says so. */
package org.modeltracker.core.fault;
