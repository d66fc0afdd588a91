from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from adwright.errors import UserError
from adwright.schema import Brief, Campaign
from adwright.tools.json_schemas import FORMS, json_schema


@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_published_file_is_what_the_command_prints(form: str, root: Path) -> None:
    file = root / "docs" / "schemas" / f"{form}.schema.json"
    assert file.read_text(encoding="utf-8") == json_schema(form), "run: make schemas"


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_schema_names_its_dialect_and_title_and_no_address_of_its_own(form: str) -> None:
    text = json_schema(form)
    schema = json.loads(text)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == f"adwright {form}"
    assert "$id" not in schema
    assert text.endswith("}\n")
    assert text == json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_fields_carry_their_meaning_and_unit() -> None:
    brief, campaign = json.loads(json_schema("brief")), json.loads(json_schema("campaign"))
    market = brief["$defs"]["Market"]["properties"]
    assert market["country"]["description"] == "ISO 3166-1 alpha-2, upper case."
    assert "AI Act" in campaign["properties"]["ai_generated"]["description"]
    assert (
        "platform's own counting"
        in (campaign["$defs"]["Asset"]["properties"]["width"]["description"])
    )


def test_every_example_brief_and_a_campaign_of_it_are_valid(root: Path) -> None:
    import yaml

    brief_schema, campaign_schema = (json.loads(json_schema(form)) for form in sorted(FORMS))
    files = sorted((root / "examples").glob("*.yaml"))
    assert files
    for file in files:
        jsonschema.validate(yaml.safe_load(file.read_text(encoding="utf-8")), brief_schema)
        campaign = Campaign(brief=Brief.from_file(file))
        jsonschema.validate(json.loads(campaign.to_json()), campaign_schema)


def test_a_brief_with_an_unknown_key_is_not_valid() -> None:
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.validate({"text": "shoes", "colour": "red"}, json.loads(json_schema("brief")))


def test_another_form_is_refused_with_the_forms_there_are() -> None:
    with pytest.raises(UserError, match=r"'segment'.*brief and campaign"):
        json_schema("segment")
