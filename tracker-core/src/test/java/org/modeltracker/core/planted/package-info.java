/** Small offences against the architecture, one for each rule: they prove that the rule can fail. */
package org.modeltracker.core.planted;
