package org.modeltracker.core.planted.api;

import org.modeltracker.core.planted.api.importer.catalogue.Price;

/** Enters an inner room of another house. */
class Intruder {

    Price price;
}
