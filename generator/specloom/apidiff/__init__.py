"""Compares two versions of an API."""
