"""Production: refuses to start without its secrets, speaks TLS only, shows no admin that the desks do not need."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import DEMONSTRATION_GATEWAY, PAYMENT_GATEWAYS, PAYPAL_API_BASE, PAYPAL_CLIENT_ID, POSTGRESQL_OPTIONS, env

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = WAGTAILADMIN_BASE_URL = env.str("SITE_URL")
DATABASES["default"] = env.db_url("DATABASE_URL") | {
    "CONN_MAX_AGE": env.int("DATABASE_CONN_MAX_AGE", default=60),
    "CONN_HEALTH_CHECKS": True,
    "ATOMIC_REQUESTS": False,
}
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", POSTGRESQL_OPTIONS)

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if env.bool("BEHIND_TLS_PROXY", default=False):  # only where a proxy of ours sets, and strips, that header
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OSCAR_BASKET_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"

SILENCED_SYSTEM_CHECKS = ["security.W019"]  # SAMEORIGIN, not DENY: editors see their pages in a frame of the desk

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.str("EMAIL_HOST")
EMAIL_PORT = env.int("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=True)
DJANGO_ADMIN_MOUNTED = False
DEMO_ALLOWED = env.bool("DEMO_ALLOWED", default=False)  # a public demonstration may say yes
if DEMO_ALLOWED:
    PAYMENT_GATEWAYS = PAYMENT_GATEWAYS | {"demonstration": DEMONSTRATION_GATEWAY}
else:
    STRIPE_SECRET_KEY = env.str("STRIPE_SECRET_KEY")  # a shop that cannot be paid does not start
    STRIPE_WEBHOOK_SECRETS = env.list("STRIPE_WEBHOOK_SECRETS")
    SHOP_VAT_NUMBER = env.str("SHOP_VAT_NUMBER")  # no invoice leaves with a number that is nobody's
if PAYPAL_CLIENT_ID:  # PayPal is offered: then nothing about it is guessed, and the sandbox is not taken for money
    for name in ("PAYPAL_CLIENT_SECRET", "PAYPAL_WEBHOOK_ID", "PAYPAL_API_BASE"):
        if not env.str(name):
            raise ImproperlyConfigured(f"{name} is empty")
    if "sandbox" in PAYPAL_API_BASE and not DEMO_ALLOWED:
        raise ImproperlyConfigured("PAYPAL_API_BASE is PayPal's sandbox: there no money moves")
