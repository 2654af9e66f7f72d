"""The resources of the client; each groups the methods for some operations."""
