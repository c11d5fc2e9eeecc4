/** News sent to whoever subscribed and consented: signed, tried again until it arrives, and each attempt to be seen. */
@NullMarked
package org.modeltracker.api.webhook;

import org.jspecify.annotations.NullMarked;
