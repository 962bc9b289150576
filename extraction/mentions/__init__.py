"""Skill phrases that no label equals: a small tagger, trained by ``python -m benchmarks.train_mentions``."""
