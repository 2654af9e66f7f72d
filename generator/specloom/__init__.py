"""specloom turns an OpenAPI document into an SDK."""

__version__ = "0.1.0"
