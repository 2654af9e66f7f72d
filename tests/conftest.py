"""Settings of the whole suite."""

from hypothesis import settings

# A busy machine is slower than Hypothesis' deadline of 200 ms for each example.
settings.register_profile("without_deadline", deadline=None)
settings.load_profile("without_deadline")
