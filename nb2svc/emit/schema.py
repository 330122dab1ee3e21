"""Schema: the contract as declarations of the generated `schema.py` and `settings.py`.

Field("Age", "age", 2, NUMBER, nullable, example=31.0)   →   age: Number | None = Field(None, alias="Age", examples=[31.0])
"""

from typing import Any

from nb2svc.emit.spelling import plain, python
from nb2svc.ir.contract import Contract, Field, Type

TYPES = {
    Type.INTEGER: "Integer",
    Type.NUMBER: "Number",
    Type.STRING: "Text",
    Type.BOOLEAN: "Flag",
    Type.DATETIME: "Moment",
}


def names(contract: Contract) -> dict[str, Any]:
    """What the templates of the schema read."""
    imports = {"Kind", "Problem", "check", "columns", "read", *(TYPES[field.type] for field in contract.fields)}
    imports |= {_values(field) for field in contract.fields if field.enum}
    return {
        "declarations": [declare(field) for field in contract.fields],
        "field_types": sorted(imports),
        "needs_annotated": any(field.enum for field in contract.fields),
        "ignored_names": [python(name) for name in sorted(contract.ignored)],
        "example": [(python(name), python(value)) for name, value in example(contract).items()],
        "missing_texts": [python(text) for text in sorted(contract.missing_texts)],
        "answer_kind": contract.answer.type.name,
        "gives_probabilities": contract.answer.probabilities,
    }


def declare(field: Field) -> str:
    """One line of the pydantic row."""
    kind = TYPES[field.type]
    if field.enum:
        values = ", ".join(python(plain(value)) for value in field.enum)
        kind = f"Annotated[{kind}, {_values(field)}({values})]"
    arguments = ["None"] if field.nullable else []
    arguments.append(f"alias={python(field.name)}")
    shown = cell(field.example, field)
    if shown is not None:
        arguments.append(f"examples=[{python(shown)}]")
    nullable = " | None" if field.nullable else ""
    return f"{field.ident}: {kind}{nullable} = Field({', '.join(arguments)})"


def _values(field: Field) -> str:
    return "Known" if field.open else "Among"


def example(contract: Contract) -> dict[str, Any]:
    """A record that is answered: a real row where the contract holds one, else an example of each field."""
    row = contract.examples[0] if contract.examples else {}
    return {field.name: cell(row[field.name] if field.name in row else field.example, field) for field in contract.fields}


def cell(value: Any, field: Field) -> Any:
    """A value of a field as a client sends it: `31.0`, as a column with gaps holds an integer, is 31."""
    value = plain(value)
    if field.type is Type.INTEGER and isinstance(value, float) and value.is_integer():
        return int(value)
    return value
