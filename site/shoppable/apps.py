from django.apps import AppConfig


class ShoppableConfig(AppConfig):
    name = "shoppable"
    verbose_name = "Products inside pages"
