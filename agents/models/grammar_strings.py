r"""GBNF rules for one kind of string: its limits hold because no longer path exists.

A string is a chain of states. Each knows what may still come (`Budget`) and what came last
(`After`), so that width, length and the guard around numbers need no counting by the decoder:

    s30-n ::= narrow s29-n | wide s28-n | space s29-s | literal3 s27-a | "\\""
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from .grammar_chars import char_classes, is_digit, width
from .port import MAX_WIDTH, NUMBERS, SLOTS


class After(StrEnum):
    """What the last character was; it decides what may follow."""

    START = "b"
    TEXT = "n"
    SPACE = "s"
    NUMBER = "a"
    MARK = "d"
    """A decimal mark or currency sign: a number directly behind it would say something else."""


class Budget(NamedTuple):
    """What a string may and must still hold; None is without limit."""

    chars: int | None
    columns: int | None
    least: int
    """Code points that must still come."""

    def spend(self, chars: int, columns: int) -> Budget:
        """What remains after a piece of so many code points and columns."""
        left_chars = None if self.chars is None else self.chars - chars
        left_columns = None if self.columns is None else self.columns - columns
        return Budget(left_chars, left_columns, max(0, self.least - chars)).canonical()

    def canonical(self) -> Budget:
        """The same budget without a limit that the other one already implies."""
        chars, columns = self.chars, self.columns
        if chars is None or columns is None:
            return self
        if columns >= 2 * chars:
            return Budget(chars, None, self.least)
        if chars >= columns:
            return Budget(None, columns, self.least)
        return self

    def allows(self, needed: int) -> bool:
        """True when `needed` narrow characters still fit."""
        return (self.chars is None or self.chars >= needed) and (
            self.columns is None or self.columns >= needed
        )

    @property
    def name(self) -> str:
        """Rule-name part: letters, digits and hyphens only."""
        chars = "" if self.chars is None else f"c{self.chars}"
        columns = "" if self.columns is None else f"w{self.columns}"
        return f"{chars}{columns}" + (f"m{self.least}" if self.least else "")


@dataclass(frozen=True, kw_only=True)
class StringLimits:
    """What a string schema asks for."""

    max_chars: int | None = None
    max_width: int | None = None
    min_chars: int = 1
    numbers: tuple[str, ...] | None = None
    """Literals that may hold digits; None leaves digits free."""
    slots: tuple[tuple[str, int], ...] = ()
    """Marks that may stand, each with the columns of what will take its place."""
    multiline: bool = False

    @classmethod
    def of(cls, schema: Mapping[str, Any]) -> StringLimits:
        """The limits in a JSON Schema of type string."""
        numbers = schema.get(NUMBERS)
        return cls(
            max_chars=schema.get("maxLength"),
            max_width=schema.get(MAX_WIDTH),
            min_chars=schema.get("minLength", 1),
            numbers=None if numbers is None else tuple(dict.fromkeys(filter(None, numbers))),
            slots=tuple(schema.get(SLOTS, {}).items()),
            multiline=bool(schema.get("x-multiline", False)),
        )


def string_rules(limits: StringLimits, prefix: str) -> tuple[str, dict[str, str]]:
    """Name of the entry rule, and every rule (name -> body) of a JSON string within `limits`.

    Raises ValueError when no string can satisfy them.
    """
    return _Builder(limits, prefix).build()


@dataclass(frozen=True)
class _Move:
    rule: str
    chars: int
    columns: int
    after: After
    money: bool = False


class _Builder:
    def __init__(self, limits: StringLimits, prefix: str) -> None:
        self._limits = limits
        self._prefix = prefix
        self._rules: dict[str, str] = {}
        self._names: dict[tuple[After, Budget], str] = {}
        self._waiting: deque[tuple[After, Budget]] = deque()
        moves = tuple(self._plain_moves())
        numbers = tuple(self._literal_moves())
        self._moves = {after: _allowed(after, moves, numbers) for after in After}

    def build(self) -> tuple[str, dict[str, str]]:
        limits = self._limits
        budget = Budget(limits.max_chars, limits.max_width, limits.min_chars).canonical()
        if not budget.allows(budget.least):
            raise ValueError(f"no string satisfies {limits}; raise its limit")
        self._rules[self._prefix] = f'"\\"" {self._name(After.START, budget)}'
        while self._waiting:
            state = self._waiting.popleft()
            self._rules[self._names[state]] = self._body(*state)
        return self._prefix, self._rules

    def _name(self, after: After, budget: Budget) -> str:
        state = (after, budget)
        name = self._names.get(state)
        if name is None:
            name = self._names[state] = f"{self._prefix}-{after.value}{budget.name}"
            self._waiting.append(state)
        return name

    def _body(self, after: After, budget: Budget) -> str:
        options = []
        for move in self._moves[after]:
            left = budget.spend(move.chars, move.columns)
            if left.allows(max(left.least, move.after is After.SPACE)):
                options.append(f"{move.rule} {self._name(move.after, left)}")
        if budget.least == 0 and after is not After.SPACE:
            options.append('"\\""')
        return " | ".join(options)

    def _plain_moves(self) -> Iterator[_Move]:
        """Moves by one character; their classes become rules shared by all strings."""
        guarded = self._limits.numbers is not None
        slotted = bool(self._limits.slots)
        classes = char_classes(guarded=guarded, braces=not slotted)
        kind = ("guarded" if guarded else "free") + ("-slotted" if slotted else "")
        escaped = '"\\\\" ["\\\\]'
        for name, body, columns, after in (
            ("narrow", f"[{classes.plain_narrow}] | {escaped}", 1, After.TEXT),
            ("wide", f"[{classes.plain_wide}]", 2, After.TEXT),
            ("mark", f"[{classes.mark_narrow}]", 1, After.MARK),
            ("mark-wide", f"[{classes.mark_wide}]", 2, After.MARK),
            ("money", f"[{classes.money_narrow}]", 1, After.MARK),
            ("money-wide", f"[{classes.money_wide}]", 2, After.MARK),
        ):
            if body != "[]":
                rule = f"{kind}-{name}"
                self._rules[rule] = body
                yield _Move(rule, 1, columns, after, name.startswith("money"))
        rule = "break" if self._limits.multiline else "space"
        self._rules[rule] = '" " | "\\\\n"' if self._limits.multiline else '" "'
        yield _Move(rule, 1, 1, After.SPACE)

    def _literal_moves(self) -> Iterator[_Move]:
        groups: dict[tuple[int, int], list[str]] = {}
        for literal in self._limits.numbers or ():
            if any(is_digit(char) for char in literal):
                groups.setdefault((len(literal), width(literal)), []).append(literal)
        for (chars, columns), literals in groups.items():
            rule = f"{self._prefix}-l{chars}-{columns}"
            self._rules[rule] = " | ".join(quoted(_json_body(item)) for item in literals)
            yield _Move(rule, chars, columns, After.NUMBER)
        yield from self._slot_moves()

    def _slot_moves(self) -> Iterator[_Move]:
        groups: dict[int, list[str]] = {}
        for mark, columns in self._limits.slots:
            groups.setdefault(columns, []).append(mark)
        for columns, marks in groups.items():
            rule = f"{self._prefix}-x{columns}"
            self._rules[rule] = " | ".join(quoted(mark) for mark in marks)
            yield _Move(rule, columns, columns, After.NUMBER)


def _allowed(
    after: After, moves: tuple[_Move, ...], numbers: tuple[_Move, ...]
) -> tuple[_Move, ...]:
    """What may follow: no double space, no number beside a number, mark or currency sign."""
    spaced = after in {After.START, After.SPACE}
    single = tuple(
        move
        for move in moves
        if not (move.after is After.SPACE and spaced) and not (move.money and after is After.NUMBER)
    )
    return single if after in {After.NUMBER, After.MARK} else single + numbers


def quoted(text: str) -> str:
    """`text` as a GBNF literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _json_body(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
