"""Every page that a visitor can reach is drawn by templates of ours, and every block by the template of its name."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.template import Template
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode
from django.urls import URLPattern, get_resolver
from wagtail.blocks import StreamBlock
from wagtail.models import get_page_models

from blog.models import ArticlePage
from home.models import StandardPage
from resources.models import GuidePage

FOLDER = Path(settings.ROOT) / "templates"
DESKS = ("cms/", "dashboard/", "django-admin/")
"""They have looks of their own; everything else is the storefront."""
WITHOUT_A_PAGE = ("media/", "documents/", "_util/")
"""Files, and Wagtail's form for a page behind a password, whose template is looked at by name."""


def mounted(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """(pattern, view) of every address of the storefront."""
    for pattern in (resolver or get_resolver()).url_patterns:
        address = prefix + str(pattern.pattern)
        if address.startswith((*DESKS, *WITHOUT_A_PAGE)):
            continue
        if isinstance(pattern, URLPattern):
            yield address, pattern.callback
        else:
            yield from mounted(pattern, address)


STOREFRONT = dict(mounted())
WITH_A_CLASS = {
    address: view.view_class.template_name
    for address, view in STOREFRONT.items()
    if getattr(getattr(view, "view_class", None), "template_name", None)
}
FUNCTIONS = sorted({inspect.unwrap(view).__module__ for view in STOREFRONT.values() if not hasattr(view, "view_class")})
PAGES = [model for model in get_page_models() if model._meta.app_label != "wagtailcore"]
BARE = ("provider", "tbody", "td", "th", "thead", "tr")
"""Parts of allauth that need no look of ours: cells of tables, and ways in by third parties, of which we have none."""


def is_ours(template: Template) -> bool:
    return Path(template.origin.name).is_relative_to(FOLDER)


def root(name: str) -> Template:
    """The template at the end of the chain of {% extends %}: it writes the page's skeleton."""
    template = get_template(name).template
    while extends := next((node for node in template.nodelist if isinstance(node, ExtendsNode)), None):
        template = get_template(extends.parent_name.var).template
    return template


class TestTheStorefront:
    def test_mounts_no_view_of_oscars_own(self):
        borrowed = {address: view for address, view in STOREFRONT.items() if "oscar" in inspect.unwrap(view).__module__}

        assert borrowed == {}

    @pytest.mark.parametrize("module", [name for name in FUNCTIONS if not name.startswith(("django.", "wagtail."))])
    def test_views_of_ours_name_templates_of_ours(self, module: str):
        names = set(re.findall(r'"([\w/]+\.html)"', inspect.getsource(sys.modules[module])))

        assert [name for name in sorted(names) if not is_ours(get_template(name).template)] == []

    @pytest.mark.parametrize("name", sorted({name for name in WITH_A_CLASS.values() if name.endswith(".html")}))
    def test_pages_of_packages_stand_in_a_skeleton_of_ours(self, name: str):
        assert is_ours(root(name)), root(name).origin.name

    def test_the_parts_that_allauth_draws_its_pages_with_are_ours(self):
        theirs = Path(apps.get_app_config("allauth").path) / "templates"
        parts = [part.relative_to(theirs).as_posix() for part in (theirs / "allauth").rglob("*.html")]
        drawn = [part for part in parts if not Path(part).stem.startswith(BARE)]

        assert [part for part in sorted(drawn) if not is_ours(get_template(part).template)] == []

    @pytest.mark.parametrize(
        "name", ["404.html", "403.html", "403_csrf.html", "500.html", "wagtailcore/password_required.html"]
    )
    def test_refusals_are_ours(self, name: str):
        assert is_ours(get_template(name).template)


class TestAPageModel:
    @pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
    def test_has_the_template_of_its_name(self, model: Any):
        words = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()

        assert model.template == f"{model._meta.app_label}/{words}.html"
        assert is_ours(get_template(model.template).template)


BODIES = [model._meta.get_field("body").stream_block for model in (ArticlePage, GuidePage, StandardPage)]


def blocks_of(body: StreamBlock) -> dict[str, str]:
    return {name: block.meta.template for name, block in body.child_blocks.items()}


class TestABlock:
    @pytest.mark.parametrize("body", BODIES, ids=["article", "guide", "standard page"])
    def test_has_the_template_of_its_name(self, body: StreamBlock):
        for name, template in blocks_of(body).items():
            assert template in (f"blocks/{name}.html", f"blocks/{name}_block.html")
            assert is_ours(get_template(template).template)

    def test_exists_for_every_template(self):
        used = {template for body in BODIES for template in blocks_of(body).values()}

        assert {f"blocks/{path.name}" for path in (FOLDER / "blocks").glob("*.html")} == used
