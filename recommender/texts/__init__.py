"""What the texts of a person and a posting say alike, beyond the concepts found in them: by words and by meaning."""
