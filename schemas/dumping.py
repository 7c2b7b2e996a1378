"""Makes an answer's JSON types from the fields of its schema, each looked up once and not every time.

marshmallow resolves every field of every object anew when it dumps: names, accessors, what is
missing. An answer's objects are all of known types, so the way from object to JSON is worked out
once a schema. The schema stays the one declaration, for the contract too, and the values are the
same: the tests compare the two. Measured by benchmarks/web.py.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from marshmallow import Schema, fields

Write = Callable[[Any], Any]

AS_THEY_ARE = (fields.String, fields.Integer, fields.Boolean)
"""Fields whose values are JSON's own; a subclass may make something else of them."""


class Of(fields.Nested):
    """A block of JSON whose fields come from the very object that holds the block."""

    def get_value(self, obj: Any, attr: str, accessor: Any = None, default: Any = None) -> Any:
        """Return the object itself."""
        return obj


def writer_of(schema: Schema) -> Write:
    """Return what makes the schema's dict of one object, which has an attribute for every field."""
    written = [
        (field.data_key or name, write_field(field, name)) for name, field in schema.dump_fields.items()
    ]

    def write(thing: Any) -> dict[str, Any]:
        return {key: write(thing) for key, write in written}

    return write


def write_field(field: fields.Field[Any], name: str) -> Write:
    """Return what makes the field's value of the object that holds it."""
    if isinstance(field, Of):
        return plain_writer_of(field)
    if type(field).get_value is not fields.Field.get_value:
        # It takes its value from elsewhere than the attribute of its name.
        return lambda thing: field.serialize(name, thing)
    get = attrgetter(field.attribute or name)
    convert = converter_of(field)
    if convert is None:
        return get
    return lambda thing: None if (value := get(thing)) is None else convert(value)


def converter_of(field: fields.Field[Any]) -> Write | None:
    """Return what makes JSON types of a value that is there, None where it is JSON already."""
    if type(field) in AS_THEY_ARE:
        return None
    if isinstance(field, fields.Nested):
        return plain_writer_of(field)
    if type(field) is fields.List:
        inner = converter_of(field.inner)
        return list if inner is None else lambda values: [inner(value) for value in values]
    if type(field) is fields.Date and not field.format:
        return lambda day: day.isoformat()
    if type(field) is fields.Enum and field.by_value:
        # Not `value`, which Python looks up through the class anew, at five times the cost.
        return attrgetter("_value_")
    return lambda value: field._serialize(value, "", None)


def plain_writer_of(field: fields.Nested) -> Write:
    """Return what dumps the object that stands in a field, or all of a list of them."""
    dump: Write = field.schema.dump
    write: Write | None = getattr(field.schema, "write", None)
    if write is None or field.many or field.schema.many:
        return dump
    return lambda thing: write(thing) if has_attributes(thing) else dump(thing)


def is_plain(schema: Schema) -> bool:
    """Tell whether the schema only declares fields, and changes nothing before or after a dump."""
    return not (schema._hooks["pre_dump"] or schema._hooks["post_dump"])


def has_attributes(thing: Any) -> bool:
    """Tell whether the fields of a thing are its attributes; a dict may lack some of its names.

    Other mappings are not answered with; to ask for `Mapping` takes longer than to write a small object.
    """
    return not isinstance(thing, dict)
