package org.modeltracker.core.planted.claim;

import org.springframework.stereotype.Indexed;

@Indexed
class SubjectState {}
