"""The hand-written half of this client, shared by every generated part of it."""
