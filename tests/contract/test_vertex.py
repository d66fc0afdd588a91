"""Gemini through Vertex AI: the region's path, an OAuth token, no API key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from adwright.agents.models.gemini import GeminiModel, GeminiOptions
from adwright.agents.models.port import ChatRequest, Message
from adwright.errors import ModelError, SettingsError
from adwright.evals.wire.gemini_server import GeminiServer

REQUEST = ChatRequest(task="t", messages=(Message(role="user", text="retro sneakers"),))


def write_service_account(path: Path, token_uri: str) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    account = {
        "type": "service_account",
        "project_id": "shop-eu",
        "private_key_id": "1",
        "private_key": pem.decode(),
        "client_email": "ads@shop-eu.iam.gserviceaccount.com",
        "token_uri": token_uri,
    }
    path.write_text(json.dumps(account))


def vertex(url: str) -> GeminiModel:
    return GeminiModel(
        GeminiOptions(
            base_url=url, vertex_project="shop-eu", vertex_location="europe-west4", timeout_s=20
        )
    )


async def test_the_call_goes_to_the_region_with_a_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with GeminiServer() as server:
        write_service_account(tmp_path / "account.json", f"{server.url}/token")
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "account.json"))
        model = vertex(server.url)
        reply = await model.generate(REQUEST)
        call = server.received[-1]
    assert reply.text
    assert "/projects/shop-eu/locations/europe-west4/publishers/google/models/" in call.path
    assert call.headers["authorization"] == "Bearer wire"
    assert "x-goog-api-key" not in call.headers
    assert model.card.region == "europe-west4"


async def test_missing_credentials_say_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.json").write_text("{}")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "broken.json"))
    async with GeminiServer() as server:
        with pytest.raises(ModelError, match="gcloud auth") as caught:
            await vertex(server.url).generate(REQUEST)
    assert caught.value.status == 401


async def test_no_key_at_all_is_a_settings_error() -> None:
    with pytest.raises(SettingsError, match="GEMINI_API_KEY"):
        await GeminiModel(GeminiOptions()).generate(REQUEST)
