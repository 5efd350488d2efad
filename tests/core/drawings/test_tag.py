"""``{% drawing %}`` in a template."""

from __future__ import annotations

from django.template import Context, Template

from core.drawings import Drawing, render_svg


def rendered(source: str, **context: object) -> str:
    return Template("{% load drawings %}" + source).render(Context(context))


class TestDrawingTag:
    def test_inlines_the_svg_unescaped_and_hidden(self):
        picture = Drawing.of("scalpel_blade", number="15")
        assert rendered("{% drawing picture %}", picture=picture) == render_svg(picture)

    def test_names_the_image_when_it_teaches(self):
        html = rendered("{% drawing picture alt=words %}", picture=Drawing.of("glove"), words="Size 7 <glove>")
        assert 'role="img"><title>Size 7 &lt;glove&gt;</title>' in html

    def test_takes_a_bare_kind(self):
        assert rendered('{% drawing "mask" %}') == render_svg(Drawing.of("mask"))

    def test_leaves_no_hole_where_nothing_is_known(self):
        assert rendered("{% drawing nothing %}", nothing=None) == render_svg(Drawing.of("package"))
