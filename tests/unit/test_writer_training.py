"""Laws of the trainer: what one row teaches, and that its parts do what they say."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
tokenizers = pytest.importorskip("tokenizers")

from adwright.agents.writer.batches import make_batch  # noqa: E402
from adwright.agents.writer.model import Shape, Writer  # noqa: E402
from adwright.agents.writer.muon import orthogonalise  # noqa: E402
from adwright.agents.writer.tokenizer import load_tokenizer, train_tokenizer  # noqa: E402
from adwright.agents.writer.train import Plan, train  # noqa: E402

TINY = Shape(vocabulary=64, width=32, layers=2, heads=4, kv_heads=2, hidden=48)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tokenizer trained on few sheets."""
    path = tmp_path_factory.mktemp("writer") / "tokenizer.json"
    train_tokenizer(path, sheets=25)
    return path


def test_digits_are_tokens_of_their_own(words: Path) -> None:
    pieces = load_tokenizer(words).encode("Velar 74, €1,299").tokens
    assert [piece for piece in pieces if any(c.isdigit() for c in piece)] == list("741299")


@pytest.mark.parametrize(
    "text", ["retro sneakers 74 €", "复古运动鞋，¥399", "grün & schön", "😀 x\n"]
)
def test_any_text_comes_back_from_its_tokens(words: Path, text: str) -> None:
    tokenizer = load_tokenizer(words)
    assert tokenizer.decode(tokenizer.encode(text).ids) == text


def test_an_ask_sees_its_sheet_and_never_another_ask(words: Path) -> None:
    batch = make_batch(load_tokenizer(words), 3, rows=3)
    mask, segments = batch.mask()[:, 0], batch.segments
    for row in range(3):
        seen = segments[row][mask[row][(segments[row] == 2).argmax() + 1]]
        assert set(seen.tolist()) == {0, 2}


def test_every_ask_goes_on_where_the_sheet_ends(words: Path) -> None:
    batch = make_batch(load_tokenizer(words), 3, rows=2)
    length = int((batch.segments[0] == 0).sum())
    for number in range(1, int(batch.segments[0].max()) + 1):
        assert batch.positions[0][batch.segments[0] == number][0] == length


def test_an_ask_is_trained_as_it_is_asked_alone() -> None:
    """Logits of an ask packed with others equal those of the ask behind its sheet alone."""
    model = _shaken(Writer(TINY))
    sheet, first, second = [5, 9, 2], [7, 8], [11, 3]
    packed = torch.tensor([sheet + first + second])
    segments = torch.tensor([[0, 0, 0, 1, 1, 2, 2]])
    mask = torch.tril(torch.ones(7, 7, dtype=torch.bool)) & (
        (segments[:, :, None] == segments[:, None, :]) | (segments[:, None, :] == 0)
    )
    everywhere = torch.ones(1, 7, dtype=torch.bool)
    positions = torch.tensor([[0, 1, 2, 3, 4, 3, 4]])
    together = model(packed, positions, mask[:, None], everywhere)[-1]
    alone = model(
        torch.tensor([sheet + second]),
        torch.arange(5)[None],
        torch.tril(torch.ones(1, 1, 5, 5, dtype=torch.bool)),
        torch.ones(1, 5, dtype=torch.bool),
    )[-1]
    assert torch.allclose(together, alone, atol=1e-5)


@pytest.mark.parametrize("shape", [(64, 24), (24, 64)])
def test_orthogonalised_matrices_have_singular_values_near_one(shape: tuple[int, int]) -> None:
    torch.manual_seed(0)
    values = torch.linalg.svdvals(orthogonalise(torch.randn(3, *shape)))
    assert float(values.min()) > 0.3
    assert float(values.max()) < 1.4


def test_training_goes_on_where_it_stopped(words: Path) -> None:
    folder, said = words.parent, list[str]()
    path = train(Plan(folder=folder, steps=1, rows=1), said.append)
    first = torch.load(path, weights_only=True)["state"]
    train(Plan(folder=folder, steps=2, rows=1), said.append)
    second = torch.load(path, weights_only=True)["state"]
    assert (first["step"], second["step"]) == (1, 2)
    assert second["seconds"] > first["seconds"]


def _shaken(model: Writer) -> Writer:
    torch.manual_seed(3)
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(torch.randn_like(weight) * 0.1)
    return model.eval()
