/** The files of {@code deploy}, started as a whole. */
package org.modeltracker.api.deploy;
