"""Opening hours in plain English, as charities write them on their pages."""
