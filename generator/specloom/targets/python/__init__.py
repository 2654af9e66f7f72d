"""The Python package: an ``ir.Api`` as a typed client."""
