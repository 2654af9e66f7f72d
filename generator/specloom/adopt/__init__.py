"""Reads the public surface of an existing Python SDK, without importing or running it."""
