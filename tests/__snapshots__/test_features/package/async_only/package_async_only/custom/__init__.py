"""Custom code. specloom creates this package once and never overwrites it."""
