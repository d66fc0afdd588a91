"""HTML made of texts: whatever a text says, it stays a text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adwright.ui.parts.controls import button, change, link
from adwright.ui.parts.html import Html, escaped, image, is_own_picture, joined, styled, tag
from adwright.ui.parts.icons import PATHS, icon

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea><svg onload=alert(1)>",
    "javascript:alert(1)",
    "&lt;script&gt;",
    "\u202egnp.exe\u202c",
    "\x00\x1b[31mred\x07",
    "]]><!--",
)


class Seen(HTMLParser):
    """What a browser would make of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.names: list[str] = []
        self.values: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names += [name for name, _ in attrs]
        self.values += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text())
def test_any_text_comes_back_as_that_text_and_opens_no_tag(text: str) -> None:
    seen = Seen(tag("p", text, title=text))
    assert seen.tags == ["p"]
    assert seen.names == ["title"]
    plain = Seen(escaped(text)).text
    assert seen.text == plain
    assert "<" not in escaped(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_a_text_without_controls_is_shown_unchanged(text: str) -> None:
    turning = {ord(letter) for letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
    assert Seen(escaped(text)).text == text.translate(dict.fromkeys(turning))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_element_and_no_handler(text: str) -> None:
    seen = Seen(button(text, change("edit_asset", where=text, text=text), refusal=""))
    assert set(seen.tags) == {"button", "span"}
    assert not [name for name in seen.names if name.startswith("on")]


def test_html_made_here_is_kept_and_html_of_others_is_not() -> None:
    assert joined((tag("b", "x"), "<b>x</b>")) == "<b>x</b>&lt;b&gt;x&lt;/b&gt;"
    glued = tag("b", "x") + "<i>"
    assert not isinstance(glued, Html)
    assert escaped(glued) == "&lt;b&gt;x&lt;/b&gt;&lt;i&gt;"


@pytest.mark.parametrize("name", ["onclick", "href", "src", "style", "srcdoc", "formaction"])
def test_attributes_that_run_or_load_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        tag("a", "x", **{name: "javascript:alert(1)"})


@pytest.mark.parametrize(
    "value", ["red;background:url(x)", "url(http://a)", "x}y", "expression(1)"]
)
def test_a_style_takes_plain_values_only(value: str) -> None:
    with pytest.raises(ValueError, match="no plain value"):
        styled("span", {"width": value})


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("data:image/png;base64,iVBORw0KGgo=", True),
        ("/gradio_api/file=cake.png", True),
        ("https://example.com/x.png", False),
        ("//example.com/x.png", False),
        ("/\\example.com/x.png", False),
        ("javascript:alert(1)", False),
        ("data:image/svg+xml;base64,PHN2Zz4=", False),
        ("data:text/html;base64,PHN2Zz4=", False),
        ("", False),
    ],
)
def test_only_pictures_of_the_page_itself_are_shown(source: str, own: bool) -> None:
    assert is_own_picture(source) is own
    assert bool(image(source, alt="x")) is own


def test_a_link_goes_to_web_pages_only_and_tells_them_nothing() -> None:
    assert 'href="https://example.com/a?b=1&amp;c=2"' in link("https://example.com/a?b=1&c=2", "x")
    assert "noreferrer" in link("https://example.com", "x")
    assert "href" not in link("javascript:alert(1)", "x")
    assert Seen(link('https://a"onclick="alert(1)', "x")).names == [
        "class",
        "target",
        "rel",
        "href",
    ]


def test_a_button_that_refuses_says_why_and_asks_for_nothing() -> None:
    html = button("Approve", change("approve_assets", where="a"), refusal="Mend the error first")
    assert "data-change" not in html
    assert 'title="Mend the error first"' in html
    assert 'aria-disabled="true"' in html


@pytest.mark.parametrize("name", sorted(PATHS))
def test_icons_are_hidden_from_readers_and_draw_something(name: str) -> None:
    seen = Seen(icon(name))
    assert seen.tags == ["svg", "path"]
    assert "true" in seen.values
