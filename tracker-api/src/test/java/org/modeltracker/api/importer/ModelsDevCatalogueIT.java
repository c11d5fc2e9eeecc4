package org.modeltracker.api.importer;

/** The files of the world. */
class ModelsDevCatalogueIT extends ModelsDevCatalogues {

    ModelsDevCatalogueIT() {
        super(CatalogueFolder.real());
    }
}
