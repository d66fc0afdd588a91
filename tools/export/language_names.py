"""English names of languages, as ad platforms' searches take them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..countries import primary_language

# ISO 639-1: https://www.loc.gov/standards/iso639-2/php/code_list.php
_NAMES = (
    "ar:Arabic bg:Bulgarian bn:Bengali bs:Bosnian ca:Catalan cs:Czech da:Danish de:German el:Greek "
    "en:English es:Spanish et:Estonian eu:Basque fa:Persian fi:Finnish fr:French ga:Irish "
    "gl:Galician he:Hebrew hi:Hindi hr:Croatian hu:Hungarian hy:Armenian id:Indonesian "
    "is:Icelandic it:Italian ja:Japanese ka:Georgian kk:Kazakh km:Khmer ko:Korean lt:Lithuanian "
    "lv:Latvian mk:Macedonian mn:Mongolian ms:Malay mt:Maltese nb:Norwegian ne:Nepali nl:Dutch "
    "no:Norwegian pl:Polish pt:Portuguese ro:Romanian ru:Russian sk:Slovak sl:Slovenian "
    "sq:Albanian sr:Serbian sv:Swedish sw:Swahili ta:Tamil te:Telugu th:Thai tl:Filipino "
    "tr:Turkish uk:Ukrainian ur:Urdu vi:Vietnamese zh:Chinese"
)
NAMES: Mapping[str, str] = MappingProxyType(dict(pair.split(":") for pair in _NAMES.split()))
"""English name by primary language."""


def language_name(tag: str) -> str:
    """English name of a BCP 47 language, for example German; the tag itself where not known."""
    return NAMES.get(primary_language(tag), tag)
