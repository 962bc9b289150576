"""Untrusted bytes to text: format by content, parsing in a killable child process, limits with reasons."""
