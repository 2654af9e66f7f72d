"""Assigns names and keeps published ones."""
