"""The test suite: as `make run`, with fast hashes, plain static files, and mail in memory."""

from .dev import *
from .dev import DATABASES, STORAGES, VAR

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR / "test" / "media"
PRIVATE_ROOT = VAR / "test" / "private"
STORAGES["private"] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": PRIVATE_ROOT},
}
SEARCH_INDEX_PREFIX = f"suture-test-{DATABASES['default']['NAME']}"  # several suites may share a server
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # straight from the source, nothing is collected
CATALOGUE_COUNTS_KEPT_SECONDS = 0
SEARCH_STEERING_KEPT_SECONDS = 0
SEARCH_LOG_WRITTEN_AFTER_SECONDS = 0
