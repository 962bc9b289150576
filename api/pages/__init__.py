"""The consultant's pages: server-rendered, with htmx where a part of a page changes; they work without script too."""
