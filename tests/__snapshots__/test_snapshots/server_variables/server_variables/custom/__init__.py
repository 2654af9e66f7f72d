"""Code of your own: this package was made once, and is never written again."""
