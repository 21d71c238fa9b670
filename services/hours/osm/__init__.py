"""Opening hours in the OSM notation."""
