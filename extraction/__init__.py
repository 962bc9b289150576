"""The reading: documents and postings -> pseudonymised text -> mentions -> concepts with evidence."""
