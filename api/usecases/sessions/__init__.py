"""Sessions: a conversation with a citizen, from CV to shortlist. Made for the pages and for REST alike.

``opening`` makes, finds and erases sessions; ``state`` is a session as it was read from the records; ``search`` and
``edits`` are what the consultant sets; ``answering`` asks the recommender and logs what was shown.
"""
