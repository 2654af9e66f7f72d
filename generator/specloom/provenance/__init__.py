"""Hashes of the inputs of an output: documents, settings, templates, specloom itself."""
