"""Job postings as feeds have them: found in files, and brought to one form."""
