"""What an output was made of, by hashes: documents, settings, templates, specloom itself."""
