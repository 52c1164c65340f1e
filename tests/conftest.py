"""For all tests. Its place puts ``tests`` on the import path, so that areas can share what is in ``support``."""

from hypothesis import settings

# Tests run beside others on few cores: an example that waits its turn is no defect.
settings.register_profile("parley", deadline=None)
settings.load_profile("parley")
