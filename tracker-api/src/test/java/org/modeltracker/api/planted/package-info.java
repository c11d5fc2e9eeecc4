/** Offenders, one for each rule of the architecture, that prove the rules can fail. Nothing uses them. */
package org.modeltracker.api.planted;
