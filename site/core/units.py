"""Quantities as words."""


def counted(quantity: int, name: str = "each") -> str:
    """ "12", "1,300 pairs", "1 box": so many base units; eaches go without a name."""
    if name == "each":
        return f"{quantity:,}"
    plural = name if quantity == 1 else f"{name}es" if name.endswith(("x", "s", "ch")) else f"{name}s"
    return f"{quantity:,} {plural}"


def per(unit: str) -> str:
    """ "each", "per pair", "per box of 12": how a price is said of ``unit``, a selling unit's label or a base unit."""
    return unit if unit == "each" else f"per {unit}"


def pieces(quantity: int, unit: str) -> str:
    """ "3", "2 pairs", "2 × box of 12": so many of ``unit``, a selling unit's label; eaches go without a name."""
    return f"{quantity:,} × {unit}" if " of " in unit else counted(quantity, unit)
