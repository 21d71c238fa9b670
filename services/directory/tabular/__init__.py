"""Listings as spreadsheets: what is written out, and what may be read in as drafts."""
