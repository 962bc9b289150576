"""How well documents are read: the project's own CVs and postings, annotated by two readers, against the product."""
