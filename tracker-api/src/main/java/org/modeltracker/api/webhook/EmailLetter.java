package org.modeltracker.api.webhook;

/**
 * What a person reads.
 *
 * @param subject on one line
 * @param unsubscribe the link of RFC 8058; empty for the letter that asks for consent
 */
record EmailLetter(String subject, String text, String html, String unsubscribe) {}
