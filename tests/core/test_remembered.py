"""Pieces of pages that are rendered once for the same values."""

from __future__ import annotations

import pytest
from django.template import Context, Engine, TemplateSyntaxError

from core.templatetags.remembered import forget_pieces

ENGINE = Engine(libraries={"remembered": "core.templatetags.remembered"})


class Counted:
    """Counts how often it was shown."""

    def __init__(self) -> None:
        self.shown = 0

    def __str__(self) -> str:
        self.shown += 1
        return "<seen>"


def template(text: str):
    return ENGINE.from_string("{% load remembered %}" + text)


class TestARememberedPiece:
    def test_is_rendered_once_for_the_same_values_and_escaped(self):
        page, value = template("{% remembered value=value %}{{ value }}{% endremembered %}"), Counted()

        assert {page.render(Context({"value": value})) for _ in range(3)} == {"&lt;seen&gt;"}
        assert value.shown == 1

    def test_is_another_for_other_values(self):
        page = template("{% remembered price=price %}{{ price }}{% endremembered %}")

        assert [page.render(Context({"price": price})) for price in ("1.00", "2.00", "1.00")] == [
            "1.00",
            "2.00",
            "1.00",
        ]

    def test_sees_nothing_but_what_is_named(self):
        page = template("{% remembered price=price %}{{ price }}{{ visitor }}{% endremembered %}")

        assert page.render(Context({"price": 1, "visitor": "Noor"})) == "1"

    def test_takes_what_is_missing_for_nothing(self):
        page = template("{% remembered key=key %}{{ key|default:'-' }}{% endremembered %}")

        assert page.render(Context()) == "-"

    def test_is_rendered_anew_after_all_was_forgotten(self):
        page, value = template("{% remembered value=value %}{{ value }}{% endremembered %}"), Counted()
        page.render(Context({"value": value}))
        forget_pieces()

        page.render(Context({"value": value}))

        assert value.shown == 2

    @pytest.mark.parametrize("tag", ["remembered", "remembered card", "remembered card=card card"])
    def test_needs_names(self, tag):
        with pytest.raises(TemplateSyntaxError, match="takes names with values"):
            template("{% " + tag + " %}{% endremembered %}")

    def test_refuses_values_that_may_change(self):
        page = template("{% remembered cards=cards %}{% endremembered %}")

        with pytest.raises(TypeError, match="unhashable"):
            page.render(Context({"cards": []}))
