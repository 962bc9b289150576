"""The doors: settings, wiring, use cases, command line, REST and pages."""
