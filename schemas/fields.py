"""Fields that take JSON at its word: no number out of a string, no integer out of a boolean."""

import math
import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, pre_load, validate

from schemas.dumping import Write, has_attributes, is_plain, writer_of

Messages = dict[str, str | list[Any] | dict[Any, Any]]

BODY_MESSAGES = {"unknown": "This field is not known here.", "type": "Must be an object."}
TEXT_MESSAGES: Messages = {
    "invalid": "Must be a string.",
    "blank": "Must not be blank.",
    "long": "Must have at most {longest:,} characters; this has {length:,}.",
    "nul": "Must not hold a NUL character.",
    "surrogate": "Must not hold half of a surrogate pair.",
}
DAY_MESSAGES: Messages = {"invalid": "Must be a day written YYYY-MM-DD."}
NUMBER_MESSAGES: Messages = dict.fromkeys(("invalid", "special", "too_large"), "Must be a number.")
COUNT_MESSAGES: Messages = dict.fromkeys(("invalid", "too_large"), "Must be a whole number.")
FLAG_MESSAGES: Messages = {"invalid": "Must be true or false."}

SURROGATE = re.compile("[\ud800-\udfff]")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

MOST_MEMBERS = 100
LARGEST_EXACT = 2**53
"""Up to here every whole number is a double, and a JSON reader in JavaScript keeps it."""

SPACE = r"\t-\r\u001c- \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What `str.strip` strips, spelled out: `\\s` is one set to Python and another to a JSON Schema."""

NOT_BLANK = rf"^[^\u0000]*[^\u0000{SPACE}][^\u0000]*$"
"""The contract's pattern of a text: something to read, and no NUL."""


class Body(Schema):
    """What a client sends: an unknown name is refused."""

    error_messages = BODY_MESSAGES

    either: ClassVar[tuple[str, ...]] = ()
    """Names of which exactly one must be there; none where the body has no such choice.

    The contract says it in words only: given it as `oneOf`, generators of clients make no type of the body.
    """

    class Meta:
        """Said to marshmallow."""

        unknown = RAISE

    @pre_load
    def refuse_crowds(self, data: Any, **_: Any) -> Any:
        """Refuse an object of more members than any schema has before looking at each."""
        if isinstance(data, Mapping) and len(data) > MOST_MEMBERS:
            raise ValidationError(f"Must have at most {MOST_MEMBERS} members.")
        return data

    @pre_load
    def require_one(self, data: Any, **_: Any) -> Any:
        """Refuse an object that leaves open what is meant, or holds two versions of it."""
        if self.either and isinstance(data, Mapping) and sum(name in data for name in self.either) != 1:
            raise ValidationError(f"Must have exactly one of {' and '.join(self.either)}.")
        return data


class Answer(Schema):
    """What the service answers: every field is always there, null where there is nothing to say."""

    class Meta:
        """Said to marshmallow; the contract lets answers grow."""

        unknown = EXCLUDE

    @cached_property
    def write(self) -> Write | None:
        """What dumps one object, None where this schema needs marshmallow's own way."""
        return writer_of(self) if is_plain(self) else None

    def dump(self, obj: Any, *, many: bool | None = None) -> Any:
        """Return the JSON types of an object, or of many."""
        if many or (many is None and self.many):
            return [self.dump(each, many=False) for each in obj]
        if self.write and has_attributes(obj):
            return self.write(obj)
        return super().dump(obj, many=False)

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Mark the field required, which in an answer says what the contract promises."""
        field_obj.required = True


class Text(fields.String):
    """A string that can be stored and shown: not blank, no NUL, no half of a surrogate pair."""

    default_error_messages = TEXT_MESSAGES

    def __init__(self, *, longest: int, metadata: Mapping[str, Any] | None = None, **more: Any) -> None:
        limits = {"minLength": 1, "maxLength": longest, "pattern": NOT_BLANK}
        super().__init__(metadata=limits | dict(metadata or {}), **more)
        self.longest = longest

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> str:
        if not isinstance(value, str):
            raise self.make_error("invalid")
        if len(value) > self.longest:
            raise self.make_error("long", longest=self.longest, length=len(value))
        if "\0" in value:
            raise self.make_error("nul")
        if SURROGATE.search(value):
            raise self.make_error("surrogate")
        if not value.strip():
            raise self.make_error("blank")
        return value


class Texts(fields.List[str]):
    """A list of texts; one that is too long is refused before its items are looked at."""

    def __init__(self, *, most: int, longest: int, metadata: Mapping[str, Any], **more: Any) -> None:
        super().__init__(Text(longest=longest), metadata={"maxItems": most} | dict(metadata), **more)
        self.most = most

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> list[str | None]:
        if isinstance(value, list) and len(value) > self.most:
            raise ValidationError(f"Must have at most {self.most} items.")
        return super()._deserialize(value, attr, data, **more)


class Day(fields.Date):
    """A calendar day, written YYYY-MM-DD and no other way."""

    default_error_messages = DAY_MESSAGES

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> date:
        if not isinstance(value, str) or not DAY.fullmatch(value):
            raise self.make_error("invalid")
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise self.make_error("invalid") from error


class Number(fields.Float):
    """A finite JSON number between two bounds, both included."""

    default_error_messages = NUMBER_MESSAGES

    def __init__(self, *, least: float, most: float, **more: Any) -> None:
        super().__init__(validate=between(least, most), **more)

    def _validated(self, value: Any) -> float:
        if not isinstance(value, int | float):
            raise self.make_error("invalid")
        return super()._validated(value)


class Count(fields.Integer):
    """A whole JSON number between two bounds, both included; 20.0 is 20, as JSON Schema has it."""

    default_error_messages = COUNT_MESSAGES

    def __init__(self, *, least: int, most: int, **more: Any) -> None:
        super().__init__(validate=between(least, most), **more)

    def _validated(self, value: Any) -> int:
        whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        if not whole:
            raise self.make_error("invalid")
        return super()._validated(value)


class CountInQuery(Count):
    """A whole number in a query string, in plain digits."""

    def _validated(self, value: Any) -> int:
        # Nine digits hold every bound in use; more are refused before they are read.
        if not isinstance(value, str) or not re.fullmatch(r"\d{1,9}", value, re.ASCII):
            raise self.make_error("invalid")
        return super()._validated(int(value))


class FlagInQuery(fields.Boolean):
    """`true` or `false` in a query string."""

    default_error_messages = FLAG_MESSAGES

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> bool:
        if value not in ("true", "false"):
            raise self.make_error("invalid")
        return bool(value == "true")


class Rounded(fields.Float):
    """A number to be read by people: rounded, and 28 rather than 28.0."""

    def __init__(self, digits: int, **more: Any) -> None:
        super().__init__(**more)
        self.digits = digits

    def _serialize(self, value: Any, attr: str | None, obj: Any, **more: Any) -> float | None:
        if value is None or not math.isfinite(value):
            return None
        rounded = round(float(value), self.digits)
        return int(rounded) if rounded.is_integer() and abs(rounded) <= LARGEST_EXACT else rounded


def between(least: float, most: float) -> validate.Range:
    """Return the validator of both bounds, included."""
    return validate.Range(min=least, max=most, error=f"Must be from {least:,} to {most:,}.")
