"""How the tables of the tests write a figure: "more than 90 rescuers: 90..135 at_least rescuer".

The words of the text, a colon, the interval (one number where its ends are the same), the bound where
it is not exact, "of N" in a part of N, the unit, or a dash where there is none.
"""

from service.domain import Bound, Quantity


def shown(quantity: Quantity) -> str:
    parts = [plain(quantity.low)]
    if quantity.low != quantity.high:
        parts[0] += f"..{plain(quantity.high)}"
    if quantity.bound is not Bound.EXACT:
        parts.append(quantity.bound.value)
    if quantity.part_of is not None:
        parts.append(f"of {plain(quantity.part_of)}")
    return f"{quantity.text}: {' '.join(parts)} {quantity.unit or '-'}"


def plain(number: float) -> str:
    return f"{number:,.4f}".rstrip("0").rstrip(".")


def all_shown(quantities: list[Quantity]) -> str:
    return " | ".join(shown(quantity) for quantity in quantities)
