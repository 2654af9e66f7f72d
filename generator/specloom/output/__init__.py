"""Plans, compares and writes an output; the only package that writes."""
