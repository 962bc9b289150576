"""The consultant's page: server-rendered, Danish first, works without JavaScript and asks nobody outside."""
