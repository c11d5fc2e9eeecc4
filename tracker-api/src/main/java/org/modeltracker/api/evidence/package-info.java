/** Pages of other hosts that are kept as evidence or watched for changes, and the differences that wait for somebody's decision. */
@NullMarked
package org.modeltracker.api.evidence;

import org.jspecify.annotations.NullMarked;
