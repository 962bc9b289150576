"""Which occupations a person's skills lead to, where their work is not known."""

from recommender.from_skills.ranker import FromSkills

__all__ = ["FromSkills"]
