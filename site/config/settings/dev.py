"""`make run`: the real thing on one machine, with mail as files and keys that are worth nothing."""

from .base import *
from .base import DEMONSTRATION_GATEWAY, PAYMENT_GATEWAYS, STORAGES, VAR, env

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = "development-only-key-" + "x" * 40
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SERVE_MEDIA = True
STORAGES = STORAGES | {  # hashed names as in production, but not compressed: that takes most of a minute
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys without TLS, on localhost only
DJANGO_ADMIN_MOUNTED = True
DEMO_ALLOWED = True  # accounts with a known password, and payments without money
PAYMENT_GATEWAYS = PAYMENT_GATEWAYS | {"demonstration": DEMONSTRATION_GATEWAY}
