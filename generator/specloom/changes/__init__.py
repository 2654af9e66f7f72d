"""Tells what changes between two states of an API, for the people who use its SDK."""
