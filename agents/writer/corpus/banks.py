"""Loads the word banks and frames of one language, written for this project as plain text files."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

HERE = Path(__file__).parent
_LONGEST_TAG = 2
_CHOICE = re.compile(r"\[([^\]]*\|[^\]]*)\]")


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """A phrase and the grammar tag that its frames need."""

    text: str
    tag: str = ""
    """English: p, s, m or a (takes an article). German: gender m, f, n, p; x, a, n for styles."""


@dataclass(frozen=True, kw_only=True)
class Vertical:
    """Phrases of one trade."""

    name: str
    sort: str
    """goods, food, place, service, digital, job or health."""
    lines: dict[str, tuple[Phrase, ...]]
    """c categories, n v a benefits, u audiences, o occasions, d described products."""


@dataclass(frozen=True, kw_only=True)
class Mood:
    """A style or an emotion: its id, its labels and phrases that evoke it without its name."""

    id: str
    labels: tuple[Phrase, ...]
    idioms: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Banks:
    """All phrases of one language."""

    language: str
    verticals: tuple[Vertical, ...]
    styles: tuple[Mood, ...]
    emotions: tuple[Mood, ...]
    extras: dict[str, tuple[Phrase, ...]]
    names: dict[str, tuple[str, ...]]
    frames: dict[tuple[str, str], tuple[str, ...]]
    """(family, angle) to frames with their choices spelled out."""


@cache
def load(language: str) -> Banks:
    """Banks of a language."""
    folder = HERE / language
    frames = _frames(folder / "frames.txt")
    return Banks(
        language=language,
        verticals=_verticals(folder / "verticals.txt"),
        styles=_moods(folder / "styles.txt"),
        emotions=_moods(folder / "emotions.txt"),
        extras={
            name: tuple(_phrase(line) for line in lines)
            for name, lines in _sections(folder / "extras.txt").items()
        },
        names={
            name: tuple(" ".join(lines).split())
            for name, lines in _sections(folder / "names.txt").items()
        },
        frames=frames,
    )


def spell_out(frame: str) -> tuple[str, ...]:
    """Every reading of a frame with `[x|y]` choices."""
    parts = _CHOICE.split(frame)
    options = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    return tuple("".join(choice).replace(" .", ".") for choice in product(*options))


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [s for line in text.splitlines() if (s := line.strip()) and not s.startswith("# ")]


def _phrase(text: str) -> Phrase:
    body, slash, tag = text.strip().rpartition("/")
    return (
        Phrase(text=body, tag=tag)
        if slash and len(tag) <= _LONGEST_TAG
        else Phrase(text=text.strip())
    )


def _sections(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _lines(path):
        if line.startswith("## "):
            current = found.setdefault(line[3:].strip(), [])
        else:
            current.append(line)
    return found


def _verticals(path: Path) -> tuple[Vertical, ...]:
    made = []
    for head, lines in _sections(path).items():
        name, _, sort = head.rpartition(" ")
        fields = dict(line.split(": ", 1) for line in lines)
        phrases = {k: tuple(_phrase(p) for p in v.split(";")) for k, v in fields.items()}
        made.append(Vertical(name=name, sort=sort, lines=phrases))
    return tuple(made)


def _moods(path: Path) -> tuple[Mood, ...]:
    made = []
    for line in _lines(path):
        key, labels, idioms = (part.strip() for part in line.split("|"))
        made.append(
            Mood(
                id=key,
                labels=tuple(_phrase(label) for label in labels.split(";")),
                idioms=tuple(idiom.strip() for idiom in idioms.split(";")),
            )
        )
    return tuple(made)


def _frames(path: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    made: dict[tuple[str, str], list[str]] = {}
    for line in _lines(path):
        if line.startswith("[") and line.endswith("]") and "|" not in line and "{" not in line:
            family, angle = line[1:-1].split()
            current = made.setdefault((family, angle), [])
        else:
            current.extend(spell_out(line))
    return {key: tuple(frames) for key, frames in made.items()}
