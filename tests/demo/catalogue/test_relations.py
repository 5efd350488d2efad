"""What fits what, and what may stand for what."""

from __future__ import annotations

from demo.catalogue import families
from demo.catalogue.relations import ALIKE, relations

RELATIONS = relations(families())
ITEMS = {variant.part_number: (family, variant) for family in families() for variant in family.variants}
RANGES = {f"family:{family.title}" for family in families() if len(family.variants) > 1}


class TestRelations:
    def test_are_between_things_of_the_catalogue(self):
        ends = {end for one in RELATIONS for end in (one.one, one.other)}
        assert ends <= ITEMS.keys() | RANGES

    def test_are_of_all_four_kinds_and_each_stands_once(self):
        assert {one.kind for one in RELATIONS} == {"replaces", "compatible", "substitute", "spare_part"}
        assert len(RELATIONS) == len({(one.one, one.other, one.kind) for one in RELATIONS})
        assert not [one for one in RELATIONS if one.one == one.other]

    def test_put_reloads_with_staplers_of_their_length(self):
        reloads = [one for one in RELATIONS if one.one.startswith("KERL-")]
        assert len(reloads) >= 10
        for one in reloads:
            if one.kind == "compatible":
                lengths = {ITEMS[end][1].attributes["cartridge_length"] for end in (one.one, one.other)}
                assert len(lengths) == 1

    def test_put_blades_with_handles_of_their_fitting(self):
        fitting = [one for one in RELATIONS if one.kind == "compatible" and one.one.startswith("TBC-")]
        assert fitting
        for one in fitting:
            handle = ITEMS[one.other][1].attributes["handle_number"]
            assert handle in ITEMS[one.one][1].attributes["fits_handle"]

    def test_let_only_what_is_alike_stand_for_one_another(self):
        substitutes = [one for one in RELATIONS if one.kind == "substitute"]
        assert len(substitutes) >= 100
        for one in substitutes:
            (family, item), (other_family, other) = ITEMS[one.one], ITEMS[one.other]
            assert family.maker != other_family.maker
            assert family.facts.sterile == other_family.facts.sterile
            assert not item.discontinued and not other.discontinued
            for code in ALIKE[family.class_slug].split():
                assert family.values(item).get(code) == other_family.values(other).get(code)
