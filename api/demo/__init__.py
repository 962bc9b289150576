"""The demo world: a small classification, postings and CVs, written for this project."""
