"""/search/: the result page and the typeahead."""

from __future__ import annotations

from django.urls import path

from search import views
from search.querylog.views import told

app_name = "site_search"
urlpatterns = [
    path("", views.search, name="results"),
    path("suggest/", views.suggest, name="suggest"),
    path("near/<slug:kind>/<int:object_id>/", views.near, name="near"),
    path("told/", told, name="told"),
]
