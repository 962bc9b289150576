"""The adapter between the store port and the official Neo4j driver. Nothing else imports the driver."""
