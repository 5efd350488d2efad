"""Below /dashboard/."""

from __future__ import annotations

from django.urls import path

from shop.steering import views

urlpatterns = [
    path("search/", views.search_reports, name="search-reports"),
    path("search/query/", views.search_query, name="search-query"),
    path("search/rules/", views.search_rules, name="search-rules"),
    path("search/rules/add/", views.add_rule, name="search-rule-add"),
    path("search/rules/<int:pk>/remove/", views.remove_rule, name="search-rule-remove"),
    path("search/preview/", views.search_preview, name="search-preview"),
    path("search/publish/", views.search_publish, name="search-publish"),
    path("search/publish/now/", views.publish, name="search-publish-now"),
    path("search/undo/", views.undo, name="search-undo"),
    path("search/discard/", views.discard, name="search-discard"),
    path("search/judge/", views.judge, name="search-judge"),
    path("search/brief/", views.brief, name="search-brief"),
]
