/** Clients that keep what they were told, faults drawn by a seed, and a judge that compares the one with what is stored after the others. */
package org.modeltracker.api.fault;
