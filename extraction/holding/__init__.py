"""A learned second look at what rules hold as possessed: wording that no rule knows."""
