"""The pages' blueprint with the routes of every module."""

from api.pages import ad_pages, keeping_pages, result_pages, session_pages
from api.pages.views import pages

__all__ = ["ad_pages", "keeping_pages", "pages", "result_pages", "session_pages"]
