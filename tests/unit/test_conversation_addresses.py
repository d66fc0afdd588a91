from __future__ import annotations

import pytest

from adwright.agents.addresses import addressed, creative_address, is_address, read_address, within
from adwright.errors import UserError
from adwright.schema import Asset, AssetKind, Creative, Market, Platform

AD = Creative(
    platform=Platform.GOOGLE_SEARCH,
    format="responsive search ad",
    market=Market(country="DE", language="de"),
    language="de",
    assets=tuple(
        Asset(kind=kind, text=text, limit=30, width=len(text))
        for kind, text in (
            (AssetKind.HEADLINE, "Eins"),
            (AssetKind.HEADLINE, "Zwei"),
            (AssetKind.DESCRIPTION, "Drei"),
        )
    ),
)


def test_an_address_counts_each_kind_from_zero_and_reads_back() -> None:
    places = [address for address, _ in addressed(AD)]
    assert places == [
        "google_search/DE/de/1/headline[0]",
        "google_search/DE/de/1/headline[1]",
        "google_search/DE/de/1/description[0]",
    ]
    for place in [*places, creative_address(AD), f"{creative_address(AD)}/headline"]:
        assert str(read_address(place)) == place


@pytest.mark.parametrize(
    "text", ["", "brief text", "google_search/de/de/1", "x/DE/de/1", "1/2/3/4"]
)
def test_what_is_no_address_is_refused_by_name(text: str) -> None:
    assert not is_address(text)
    with pytest.raises(UserError, match="no address"):
        read_address(text)


@pytest.mark.parametrize(
    ("where", "inside"),
    [
        ("", True),
        ("google_search", True),
        ("google_search/DE/de/1", True),
        ("google_search/DE/de/1/headline", True),
        ("google_search/DE/de/1/headline[1]", True),
        ("*/headline", True),
        ("google_search/DE/de/1/headline[10]", False),
        ("google_search/DE/de/1/headline[1", False),
        ("google_search/DE/de/11", False),
        ("*/long_headline", False),
        ("google", False),
    ],
)
def test_an_address_is_inside_of_what_holds_it_and_of_nothing_else(
    where: str, inside: bool
) -> None:
    assert within("google_search/DE/de/1/headline[1]", where) is inside
