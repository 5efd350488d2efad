"""One site, three desks: the shop under /shop/, merchandisers at /dashboard/, editors at /cms/, Wagtail last."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core import sitemaps
from core import views as core_views

urlpatterns = [
    path("livez", core_views.livez, name="livez"),
    path("readyz", core_views.readyz, name="readyz"),
    path("favicon.ico", core_views.favicon),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:name>-<int:number>.xml", sitemaps.part, name="sitemap-part"),
    path("robots.txt", core_views.robots, name="robots"),
    path("cms/login/", core_views.desk_sign_in, name="desk-sign-in"),  # the desks' own are never shown
    path("dashboard/login/", core_views.desk_sign_in),
    path("_util/login/", core_views.desk_sign_in),
    path("cms/", include(wagtailadmin_urls)),
    path("dashboard/", apps.get_app_config("dashboard").urls),
    path("documents/", include(wagtaildocs_urls)),
    path("account/", include("allauth.urls")),
]

if settings.DJANGO_ADMIN_MOUNTED:
    urlpatterns += [path("django-admin/login/", core_views.desk_sign_in), path("django-admin/", admin.site.urls)]

if settings.SERVE_MEDIA:
    urlpatterns += [path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})]

urlpatterns += i18n_patterns(
    path("shop/", include(apps.get_app_config("oscar").urls[0])),
    path("search/", include("search.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
