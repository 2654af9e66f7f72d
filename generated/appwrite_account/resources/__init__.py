"""The groups of operations; a client has an attribute for each."""
