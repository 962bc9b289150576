"""How well CVs are matched with postings: the project's own CVs and postings, rated pair by pair."""
