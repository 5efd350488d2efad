"""What every environment shares. Secrets and addresses come from the environment; sections in a fixed order."""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from oscar.defaults import *

env = environ.Env()

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"

# ── Identity ────────────────────────────────────────────────────────────────────────────────────────────
SITE_NAME = "Suture"
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")  # absolute links in mail and structured data
SITE_ID = 1
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

# ── Apps ────────────────────────────────────────────────────────────────────────────────────────────────
# Label "search" is Oscar's, so ours is "site_search". Forks stand in Oscar's place under Oscar's own labels.
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.flatpages",  # Oscar's dashboard imports it; nothing of it is mounted
    "core",
    "users",
    "search",
    "shop",
    "cms",
    "shoppable",
    "blog",
    "resources",
    "home",
    "demo",
    "shop.forks.root.apps.SutureShop",
    "shop.forks.catalogue.apps.CatalogueConfig",
    "shop.forks.partner.apps.PartnerConfig",
    "shop.forks.basket.apps.BasketConfig",
    "shop.forks.checkout.apps.CheckoutConfig",
    "shop.forks.order.apps.OrderConfig",
    "shop.forks.customer.apps.CustomerConfig",
    "oscar.apps.shipping.apps.ShippingConfig",
    "shop.forks.dashboard.apps.DashboardConfig",
    "shop.forks.dashboard.catalogue.apps.CatalogueDashboardConfig",
    "oscar.apps.analytics.apps.AnalyticsConfig",
    "oscar.apps.address.apps.AddressConfig",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "oscar.apps.payment.apps.PaymentConfig",
    "shop.forks.offer.apps.OfferConfig",
    "oscar.apps.search.apps.SearchConfig",
    "shop.forks.voucher.apps.VoucherConfig",
    "oscar.apps.wishlists.apps.WishlistsConfig",
    "oscar.apps.dashboard.reports.apps.ReportsDashboardConfig",
    "shop.forks.dashboard.users.apps.UsersDashboardConfig",
    "shop.forks.dashboard.orders.apps.OrdersDashboardConfig",
    "oscar.apps.dashboard.offers.apps.OffersDashboardConfig",
    "oscar.apps.dashboard.partners.apps.PartnersDashboardConfig",
    "oscar.apps.dashboard.pages.apps.PagesDashboardConfig",
    "oscar.apps.dashboard.ranges.apps.RangesDashboardConfig",
    "oscar.apps.dashboard.reviews.apps.ReviewsDashboardConfig",
    "oscar.apps.dashboard.vouchers.apps.VouchersDashboardConfig",
    "oscar.apps.dashboard.communications.apps.CommunicationsDashboardConfig",
    "oscar.apps.dashboard.shipping.apps.ShippingDashboardConfig",
    "widget_tweaks",
    "treebeard",
    "django_tables2",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
]

MIGRATION_MODULES = {  # forks add no field, so Oscar's own migrations stay in force
    label: f"oscar.apps.{label}.migrations"
    for label in ("catalogue", "partner", "basket", "order", "customer", "offer", "voucher")
}

AUTH_USER_MODEL = "users.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ── Requests ────────────────────────────────────────────────────────────────────────────────────────────
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "shop.basket.middleware.BasketMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "oscar.core.context_processors.metadata",
                "core.context_processors.site",
            ],
        },
    },
]

# ── Data ────────────────────────────────────────────────────────────────────────────────────────────────
# PostgreSQL only: row locks, full text and constraints are what the shop's promises rest on.
DATABASES = {"default": env.db_url("DATABASE_URL", default="postgresql://postgres@127.0.0.1:5432/suture")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
POSTGRESQL_OPTIONS = "-c jit=off"  # compiling a statement takes longer than it saves; ?options= in the URL replaces it
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", POSTGRESQL_OPTIONS)
DATABASES["default"]["ATOMIC_REQUESTS"] = False  # a rolled-back request must not take the trace of a payment with it

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if REDIS_URL := env.str("REDIS_URL", default=""):
    CACHES["default"] = {"BACKEND": "core.cache.ForgivingRedisCache", "LOCATION": REDIS_URL}

# ── Tasks ───────────────────────────────────────────────────────────────────────────────────────────────
# A task is a row, written in the transaction that asks for it; `manage.py db_worker` runs them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# ── Search ──────────────────────────────────────────────────────────────────────────────────────────────
ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")  # empty: PostgreSQL answers
SEARCH_INDEX_PREFIX = env.str("SEARCH_INDEX_PREFIX", default="suture")
SEARCH_TIMEOUT_SECONDS = env.float("SEARCH_TIMEOUT_SECONDS", default=0.8)  # then PostgreSQL answers, within a second
SEARCH_STEERING_KEPT_SECONDS = 2  # after a publish, other processes may take this long to hear of it
SEARCH_LOG_WRITTEN_AFTER_SECONDS = 1.0  # what was asked is counted in memory first; 0: until somebody writes it
SEARCH_LOG_KEPT_DAYS = 400
SEARCH_LOG_KEPT_DAYS_IF_RARE = 30  # words that were asked but once may say who asked
PROFESSIONALS_GROUP = "Healthcare professionals"  # members may read what is for professionals only
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database"}
}  # the desks never need Elasticsearch
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}  # imports ask for it

# ── Sign in ─────────────────────────────────────────────────────────────────────────────────────────────
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "customer:summary"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever owns an account hears of a changed password, address or passkey
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Only a cache that all processes share may stand in front of sessions: one of their own would serve yesterday's.
SESSION_ENGINE = f"django.contrib.sessions.backends.{'cached_db' if REDIS_URL else 'db'}"

# ── Language and time ───────────────────────────────────────────────────────────────────────────────────
LANGUAGE_CODE = "en-gb"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en-gb", "English"), ("de", "Deutsch")]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Europe/London"
USE_TZ = True
FORMAT_MODULE_PATH = "config.formats"  # 24 hours; Oscar's offers read the two below instead
DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"

# ── Files ───────────────────────────────────────────────────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "core.css.StylesheetFinder",  # css/site.css, put together from its parts
]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR / "media"))()  # public: images of pages
PRIVATE_ROOT = env.path("PRIVATE_ROOT", default=str(VAR / "private"))()  # library documents, served after a check
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=False)  # True where no web server in front serves MEDIA_ROOT
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's long StreamFields

# ── Wagtail ─────────────────────────────────────────────────────────────────────────────────────────────
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "desk-sign-in"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAILIMAGES_IMAGE_MODEL = "cms.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "cms.SiteDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "csv", "xlsx", "docx"]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False

# ── Shop ────────────────────────────────────────────────────────────────────────────────────────────────
OSCAR_SHOP_NAME = SITE_NAME
OSCAR_SHOP_TAGLINE = ""
OSCAR_DEFAULT_CURRENCY = "GBP"
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_EAGER_ALERTS = False
OSCAR_SEND_REGISTRATION_EMAIL = False  # allauth writes that mail
OSCAR_SAVE_SENT_EMAILS_TO_DB = False
OSCAR_HIDDEN_FEATURES = ["reviews", "wishlists"]
OSCAR_BASKET_COOKIE_SECURE = env.bool("SECURE_COOKIES", default=False)
OSCAR_PRODUCTS_PER_PAGE = 24
OSCAR_BASKET_COOKIE_LIFETIME = 30 * 24 * 60 * 60  # the basket of somebody who is not signed in
CATALOGUE_COUNTS_KEPT_SECONDS = 60  # how many products a category holds; counting a large catalogue takes a while
OSCAR_FROM_EMAIL = DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Suture <orders@suture.example>")
OSCAR_INITIAL_ORDER_STATUS = OSCAR_INITIAL_LINE_STATUS = "Placed"
OSCAR_ORDER_STATUS_PIPELINE = {
    "Placed": ("Paid", "Invoiced", "Payment problem", "Cancelled"),
    "Paid": ("Dispatched", "Cancelled"),
    "Invoiced": (
        "Dispatched",
        "Cancelled",
    ),  # on account: charged to the organisation, to be dispatched like a paid one
    "Payment problem": ("Paid", "Cancelled"),
    "Dispatched": ("Completed",),
    "Completed": (),
    "Cancelled": (),
}
OSCAR_LINE_STATUS_PIPELINE = OSCAR_ORDER_STATUS_PIPELINE
OSCAR_ORDER_STATUS_CASCADE = {
    status: status for status in ("Paid", "Invoiced", "Completed", "Cancelled")
}  # to the order's lines
OSCAR_THUMBNAILER = "core.thumbnails.Thumbnailer"
OSCAR_DASHBOARD_ITEMS_PER_PAGE = 50
OSCAR_DASHBOARD_NAVIGATION = [  # what of the desk is of use here; the rest has its address and no entry
    {
        "label": "Catalogue",
        "children": [
            {"label": "Products", "url_name": "dashboard:catalogue-product-list"},
            {"label": "Low stock", "url_name": "dashboard:stock-alert-list"},
            {"label": "Import and export", "url_name": "dashboard:transfers"},
            {"label": "Categories", "url_name": "dashboard:catalogue-category-list"},
            {"label": "Product types", "url_name": "dashboard:catalogue-class-list"},
            {"label": "Attribute choices", "url_name": "dashboard:catalogue-attribute-option-group-list"},
            {"label": "Options", "url_name": "dashboard:catalogue-option-list"},
        ],
    },
    {
        "label": "Search",
        "children": [
            {"label": "What readers ask", "url_name": "dashboard:search-reports"},
            {"label": "Rules", "url_name": "dashboard:search-rules"},
        ],
    },
    {
        "label": "Orders",
        "children": [
            {"label": "Orders", "url_name": "dashboard:order-list"},
            {"label": "Parcels", "url_name": "dashboard:parcels"},
            {"label": "Waiting for goods", "url_name": "dashboard:waiting"},
            {"label": "Returns", "url_name": "dashboard:returns"},
            {"label": "Payments", "url_name": "dashboard:payments"},
            {"label": "Order figures", "url_name": "dashboard:order-stats"},
            {"label": "Reports", "url_name": "dashboard:reports-index"},
        ],
    },
    {
        "label": "People",
        "children": [
            {"label": "Customers", "url_name": "dashboard:users-index"},
            {"label": "Organisations", "url_name": "dashboard:organisations"},
            {"label": "Professionals", "url_name": "dashboard:professionals"},
            {"label": "VAT relief", "url_name": "dashboard:certificates"},
            {"label": "Suppliers", "url_name": "dashboard:partner-list"},
        ],
    },
    {
        "label": "Offers",
        "children": [
            {"label": "Offers", "url_name": "dashboard:offer-list"},
            {"label": "Ranges", "url_name": "dashboard:range-list"},
            {"label": "Vouchers", "url_name": "dashboard:voucher-list"},
            {"label": "Voucher sets", "url_name": "dashboard:voucher-set-list"},
        ],
    },
]
OSCAR_DYNAMIC_CLASS_LOADER = "oscar.core.loading.default_class_loader"
SHOP_VAT_NUMBER = env.str("SHOP_VAT_NUMBER", default="GB 000 0000 00")  # on invoices; this one is nobody's

# ── Payments ────────────────────────────────────────────────────────────────────────────────────────────
# Gateways by the name an attempt is stored under; a name, once used, stays. Cards need a key at Stripe, PayPal an app.
STRIPE_SECRET_KEY = env.str("STRIPE_SECRET_KEY", default="")  # rk_live_…, sk_test_…; empty: no cards
STRIPE_WEBHOOK_SECRETS = env.list("STRIPE_WEBHOOK_SECRETS", default=[])  # whsec_…; two while one is rotated
STRIPE_API_BASE = env.str("STRIPE_API_BASE", default="https://api.stripe.com")
STRIPE_PAGE_ORIGIN = env.str("STRIPE_PAGE_ORIGIN", default="https://checkout.stripe.com")  # where buyers pay
STRIPE_CONNECT_TIMEOUT_SECONDS = env.float("STRIPE_CONNECT_TIMEOUT_SECONDS", default=1.0)
STRIPE_READ_TIMEOUT_SECONDS = env.float("STRIPE_READ_TIMEOUT_SECONDS", default=5.0)
STRIPE_MAX_RETRIES = env.int("STRIPE_MAX_RETRIES", default=2)  # with the same key, half a second apart and more
PAYMENT_GATEWAYS = {"card": "shop.payments.gateways.stripe.StripeGateway"} if STRIPE_SECRET_KEY else {}
PAYPAL_CLIENT_ID = env.str("PAYPAL_CLIENT_ID", default="")  # of a REST app at PayPal; empty: no PayPal
PAYPAL_CLIENT_SECRET = env.str("PAYPAL_CLIENT_SECRET", default="")
PAYPAL_WEBHOOK_ID = env.str("PAYPAL_WEBHOOK_ID", default="")  # of the webhook in that app; empty: no notice is believed
PAYPAL_API_BASE = env.str("PAYPAL_API_BASE", default="https://api-m.sandbox.paypal.com")  # live: api-m.paypal.com
PAYPAL_PAGE_ORIGIN = env.str("PAYPAL_PAGE_ORIGIN", default=PAYPAL_API_BASE.replace("//api-m.", "//www."))
PAYPAL_CONNECT_TIMEOUT_SECONDS = env.float("PAYPAL_CONNECT_TIMEOUT_SECONDS", default=1.0)
PAYPAL_READ_TIMEOUT_SECONDS = env.float("PAYPAL_READ_TIMEOUT_SECONDS", default=5.0)
PAYPAL_MAX_RETRIES = env.int("PAYPAL_MAX_RETRIES", default=1)  # with the same key, at once
if PAYPAL_CLIENT_ID:
    PAYMENT_GATEWAYS["paypal"] = "shop.payments.gateways.paypal.PayPalGateway"
PAYMENT_GATEWAYS["account"] = "shop.payments.gateways.account.AccountGateway"  # offered to approved organisations only
PAYMENT_PAGES = [
    origin for origin, key in ((STRIPE_PAGE_ORIGIN, STRIPE_SECRET_KEY), (PAYPAL_PAGE_ORIGIN, PAYPAL_CLIENT_ID)) if key
]  # where buyers are sent to pay
DEMONSTRATION_GATEWAY = "shop.payments.gateways.demonstration.DemonstrationGateway"  # only where DEMO_ALLOWED
PAYMENT_STALE_AFTER_MINUTES = 5  # then the sweeper asks the gateway what became of an attempt
PAYMENT_EXPIRES_AFTER_MINUTES = 30  # then the goods held for an unpaid attempt go back

# ── Carriers ────────────────────────────────────────────────────────────────────────────────────────────
# Without a key parcels are arranged by hand: the desk types in carrier and number.
EASYPOST_API_KEY = env.str("EASYPOST_API_KEY", default="")  # EZAK… or EZTK…; empty: no labels are bought
EASYPOST_WEBHOOK_SECRET = env.str("EASYPOST_WEBHOOK_SECRET", default="")  # empty: no notice is believed
EASYPOST_API_BASE = env.str("EASYPOST_API_BASE", default="https://api.easypost.com")
EASYPOST_FROM_ADDRESS = env.json("EASYPOST_FROM_ADDRESS", default={})  # company, street1, city, zip, country, phone
EASYPOST_CONNECT_TIMEOUT_SECONDS = env.float("EASYPOST_CONNECT_TIMEOUT_SECONDS", default=2.0)
EASYPOST_READ_TIMEOUT_SECONDS = env.float("EASYPOST_READ_TIMEOUT_SECONDS", default=20.0)  # a label takes a while

# ── Returns ─────────────────────────────────────────────────────────────────────────────────────────────
RETURNS_ADDRESS = env.list(  # printed on the slip in the box, a line for each part
    "RETURNS_ADDRESS", default=[f"{SITE_NAME} returns", "Goods in", "1 Example Way", "Example Town"]
)

# ── Mail ────────────────────────────────────────────────────────────────────────────────────────────────
EMAIL_TIMEOUT = 5

# ── Content Security Policy ─────────────────────────────────────────────────────────────────────────────
# Strict on everything of ours; config.middleware loosens it for the two desks whose templates are not.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF, *PAYMENT_PAGES],  # it covers redirects as well
        "frame-ancestors": [SELF],
    },
}
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail previews pages in a frame of its own
SECURE_REFERRER_POLICY = "same-origin"

# ── Logs ────────────────────────────────────────────────────────────────────────────────────────────────
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"refusals": {"()": "core.logs.RefusalsAreNoTrouble"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.request": {"filters": ["refusals"]},
        "wagtail": {"level": "WARNING"},
        "elastic_transport": {"level": "ERROR"},
        "elasticsearch": {"level": "ERROR"},
        "stripe": {"level": "WARNING"},
    },
}
