"""The engines behind the one adapter: how the embedded store is found, started and ended, and how dialects differ."""
