"""The memory: what is kept in Neo4j (or the embedded engine), and the array snapshot taken from it."""
