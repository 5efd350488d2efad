"""Quantities as words."""


def counted(quantity: int, name: str = "each") -> str:
    """ "12", "1,300 pairs", "1 box": so many base units; eaches go without a name."""
    if name == "each":
        return f"{quantity:,}"
    plural = name if quantity == 1 else f"{name}es" if name.endswith(("x", "s")) else f"{name}s"
    return f"{quantity:,} {plural}"
