"""Sample data for the legacy database, untidy in the ways in which real data is."""
