"""Scanning of streams and of payloads, without any network, in time for a command line."""

from __future__ import annotations

import base64
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from adwright.errors import InputFileError
from adwright.tools.privacy import find_personal_data, scan_for_hosted, scan_lines, scan_text
from adwright.tools.untrusted import find_instructions


def test_lines_are_scanned_as_they_come_and_values_are_not_told() -> None:
    seen: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(3):
            seen.append(number)
            yield json.dumps({"id": number, "text": "mail anna@example.com"}) + "\n"

    rows = scan_lines(lines())
    first = next(rows)
    assert seen == [0]
    assert first == {
        "id": 0,
        "findings": [{"type": "EMAIL", "start": 5, "end": 21, "score": 1.0}],
    }
    assert len(list(rows)) == 2


@pytest.mark.parametrize(
    "line", ["not json", "[]", '{"id": 1}', '{"text": "x"}', '{"id":1,"text":2}']
)
def test_a_line_that_is_no_row_is_named_by_its_number(line: str) -> None:
    with pytest.raises(InputFileError, match="line 2"):
        list(scan_lines(['{"id": 1, "text": ""}', line]))


def test_a_payload_is_read_as_its_reader_reads_it() -> None:
    body = {"contents": [{"parts": [{"text": "Frau M\u00fcller, anna@example.com"}]}]}
    found = scan_for_hosted(json.dumps(body, ensure_ascii=True))
    assert {one.type for one in found} == {"PERSON", "EMAIL"}


def test_a_card_number_sent_as_a_json_number_is_found() -> None:
    assert [one.type for one in scan_for_hosted('{"n": 4111111111111111}')] == ["CREDIT_CARD"]


def test_placeholders_and_pictures_may_leave() -> None:
    picture = base64.b64encode(bytes(range(256)) * 40).decode()
    body = {"text": "PERSON_1 wrote from EMAIL_1 about DATE_OF_BIRTH_2", "data": picture}
    assert scan_for_hosted(json.dumps(body)) == ()


def test_the_second_reading_adds_ids_of_more_countries_and_opens_no_socket(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    text = "mail anna@example.com, Frau Müller, +49 30 1234567, reference 8001015009087 on file"
    quick = scan_text(text)
    thorough = scan_text(text, thorough=True)
    assert {row["type"] for row in quick} == {"EMAIL", "PERSON", "PHONE"}
    assert {row["type"] for row in thorough} == {"EMAIL", "PERSON", "PHONE", "NATIONAL_ID"}


def test_screening_loads_nothing_heavy() -> None:
    code = (
        "import sys; from adwright.tools.privacy import find_personal_data as f;"
        "assert f('Frau Müller, +49 30 1234567, anna@example.com');"
        "heavy = {'presidio_analyzer', 'spacy', 'torch', 'tldextract'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_over_a_thousand_short_texts_a_second_of_cpu() -> None:
    texts = ["Retro sneakers from 89 EUR, free shipping", "Anna Müller, anna@example.com",
             "Ship to Hauptstraße 12, 10115 Berlin", "请联系王先生13800138000"] * 100  # fmt: skip
    for text in texts[:4]:
        find_personal_data(text)
    started = time.process_time()
    for text in texts:
        find_personal_data(text)
    assert len(texts) / (time.process_time() - started) > 1_000


@pytest.mark.parametrize(
    "piece",
    ["A", "a", "A'", "1-", "1 ", "路", "王", "北京市1路", "Via Aa ", "x at ", "\n", "A1", "::"],
)
def test_no_text_as_long_as_a_brief_tires_the_detector(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    started = time.process_time()
    find_personal_data(text)
    find_instructions(text)
    assert time.process_time() - started < 5
