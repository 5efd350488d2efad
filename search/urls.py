from django.urls import path

app_name = "site_search"
urlpatterns: list = []
