"""The REST API at /api/v1: parses, calls a use case, answers. OpenAPI 3.1 at /api/v1/openapi.json."""
