"""Fuzz targets: what each part of specloom promises of any input, tried with many.

    python -m bench fuzz TARGET --minutes 10 [--seeds FOLDER]

Each module here holds targets of one part.  A target names its property, makes inputs, and
checks one; ``engine`` runs it, bounds its time and memory, and saves what breaks it.
"""
