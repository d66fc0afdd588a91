from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adwright.agents.routing.quality import load_quality
from adwright.errors import InputFileError, MissingExtra, UserError
from adwright.evals.calibrating import Point, calibrate, points_of
from adwright.evals.cases.forms import Suite
from adwright.evals.cases.load import load_cases
from adwright.evals.comparing import changed_cases, contrasts
from adwright.evals.configurations import Configuration, configurations
from adwright.evals.gate import GATE_FILE, crashes, thresholds, verdicts
from adwright.evals.marks import Mark
from adwright.evals.quality import quality_rows, write_quality
from adwright.evals.report import write_report
from adwright.evals.results import CaseResult, Plan, Run
from adwright.evals.running import Runner, plan_of
from adwright.evals.storage import held, load_run, new_run_id, save_run, unfinished
from adwright.evals.suites import suite_of
from adwright.evals.suites.suite import fast_subset
from adwright.settings import Settings

BUILTIN, GEMINI = "builtin:adwright-writer", "gemini:gemini-2.5-flash"


def result(case: str, quality: float, *, side: str = "builtin", **parts: object) -> CaseResult:
    model = BUILTIN if side == "builtin" else GEMINI
    row = {
        "suite": Suite.COPY,
        "configuration": side,
        "case": case,
        "language": "en",
        "level": "easy",
        "why": "what it probes",
        "given": "<b>in</b>",
        "marks": (
            Mark(metric="quality", got=quality),
            Mark(
                metric="nuance.kept",
                got=0,
                about="style.retro",
                why="<i>style.retro</i> is not seen",
            ),
        ),
        "models": {"write": model, "understand": "code:deterministic"},
        "difficulty": 1 - quality,
        "cost_usd": 0.0 if side == "builtin" else 0.01,
        **parts,
    }
    return CaseResult.model_validate(row)


def run_of(*results: CaseResult, finished: bool = True, name: str = "20260101-000000-aaaa") -> Run:
    sides = tuple(dict.fromkeys(one.configuration for one in results)) or ("builtin",)
    plan = Plan(
        suites=(Suite.COPY,),
        configurations=tuple(Configuration(name=side, providers=(side,)) for side in sides),
        cases={Suite.COPY: tuple(dict.fromkeys(one.case for one in results))},
        fingerprint="f",
    )
    return Run(
        id=name, plan=plan, version="0", started="2026-01-01T00:00:00+00:00",
        finished=finished, results=results,
    )  # fmt: skip


def two_sides(cases: int = 12) -> Run:
    local = [result(f"c{n}", 0.5 + n / 40) for n in range(cases)]
    hosted = [result(f"c{n}", 0.8, side="gemini") for n in range(cases)]
    return run_of(*local, *hosted)


def test_every_suite_has_a_headline_among_metrics_of_different_names() -> None:
    for suite in Suite:
        spec = suite_of(suite)
        names = [metric.name for metric in spec.metrics]
        assert len(set(names)) == len(names)
        assert spec.headline in names
        assert all(metric.meaning for metric in spec.metrics)


def test_the_fast_subset_is_the_same_every_time_and_holds_english_and_chinese() -> None:
    for suite in Suite:
        cases, count = load_cases(suite), suite_of(suite).fast
        chosen = fast_subset(cases, count)
        assert chosen == fast_subset(cases, count)
        assert len(chosen) == min(count, len(cases))
        assert {"en", "zh"} <= {case.language for case in chosen}


def test_a_plan_takes_as_many_cases_as_the_limit_says() -> None:
    plan = plan_of((Suite.ROUTING, Suite.COPY), configurations(()), limit=5)
    assert {suite: len(ids) for suite, ids in plan.cases.items()} == {
        Suite.ROUTING: 5,
        Suite.COPY: 5,
    }


def test_models_and_policies_multiply_to_sides() -> None:
    from adwright.schema import PrivacyPolicy

    sides = configurations(("builtin", "gemini+llama"), tuple(PrivacyPolicy)[:2])
    assert [side.name for side in sides] == [
        "builtin, local-only", "builtin, redact",
        "gemini+llama, local-only", "gemini+llama, redact",
    ]  # fmt: skip
    with pytest.raises(UserError, match="gpt-9"):
        configurations(("gpt-9",))


def test_a_run_is_found_by_its_beginning_and_an_unfinished_one_can_go_on(tmp_path: Path) -> None:
    save_run(run_of(result("a", 0.5)), tmp_path)
    assert load_run("20260101", tmp_path).results[0].case == "a"
    assert unfinished(tmp_path) is None
    save_run(run_of(finished=False, name="20260102-000000-bbbb"), tmp_path)
    assert load_run("latest", tmp_path).id == "20260102-000000-bbbb"
    assert unfinished(tmp_path) is not None
    with pytest.raises(UserError, match="several runs"):
        load_run("2026", tmp_path)
    with pytest.raises(UserError, match="adwright eval run"):
        load_run("1999", tmp_path)


def test_the_latest_of_runs_started_within_one_second_is_the_last(tmp_path: Path) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    names = [new_run_id(at + timedelta(microseconds=step)) for step in range(40)]
    for name in reversed(names):
        save_run(run_of(name=name), tmp_path)
    assert load_run("latest", tmp_path).id == names[-1]


def test_only_cases_of_both_sides_are_compared() -> None:
    run = run_of(
        *(result(f"c{n}", 0.5) for n in range(10)),
        *(result(f"c{n}", 0.7, side="gemini") for n in range(4, 12)),
    )
    row = next(row for row in contrasts(run, "builtin", run, "gemini") if row.metric == "quality")
    assert row.cases == 6
    assert row.better == "second"
    assert row.second - row.first == pytest.approx(0.2)


def test_cases_that_fell_come_first() -> None:
    before = (result("a", 0.9), result("b", 0.5), result("c", 0.4))
    after = (result("a", 0.2), result("b", 0.6), result("c", 0.4))
    assert list(changed_cases(Suite.COPY, before, after)) == ["a", "b"]


def test_the_quality_table_names_models_and_never_code(tmp_path: Path) -> None:
    rows = quality_rows(two_sides())
    assert {(row.task.value, row.model) for row in rows} == {("write", BUILTIN), ("write", GEMINI)}
    path = write_quality(rows, tmp_path)
    table = load_quality(path)
    assert table.measured["write", "en", GEMINI] == pytest.approx(0.8)


def test_a_new_measurement_takes_the_place_of_the_older_one_and_leaves_others(
    tmp_path: Path,
) -> None:
    write_quality(quality_rows(two_sides()), tmp_path)
    better = run_of(*(result(f"c{n}", 0.99) for n in range(12)))
    path = write_quality(quality_rows(better), tmp_path)
    rows = {row["model"]: row["quality"] for row in json.loads(path.read_text())}
    assert rows == {BUILTIN: 0.99, GEMINI: 0.8}


def test_a_figure_of_fewer_cases_does_not_take_the_place_of_one_of_more(tmp_path: Path) -> None:
    write_quality(quality_rows(two_sides()), tmp_path)
    fewer = run_of(*(result(f"c{n}", 0.99) for n in range(9)))
    path = write_quality(quality_rows(fewer), tmp_path)
    assert {row["n"] for row in json.loads(path.read_text())} == {12}


def test_one_measured_model_alone_does_not_sway_the_router(tmp_path: Path) -> None:
    alone = run_of(*(result(f"c{n}", 0.99) for n in range(12)))
    path = write_quality(quality_rows(alone), tmp_path)
    assert json.loads(path.read_text())
    assert not load_quality(path).measured


def test_few_cases_of_a_language_make_no_row() -> None:
    assert not quality_rows(run_of(*(result(f"c{n}", 0.9) for n in range(5))))


def test_a_threshold_holds_from_its_value_on_and_an_unmeasured_one_falls(tmp_path: Path) -> None:
    file = tmp_path / "gate.yaml"
    file.write_text(
        "copy:\n"
        "- {metric: quality, low: 0.5, why: w}\n"
        "- {metric: quality, low: 0.6, fast: 0.4, why: w}\n"
        "- {metric: readability, low: 0.1, why: w}\n"
        "- {metric: nuance.kept, high: 0.5, why: w}\n"
    )
    run = run_of(result("a", 0.5))
    assert [one.held for one in verdicts(run, thresholds(file))] == [True, False, False, True]
    assert [one.held for one in verdicts(run, thresholds(file, fast=True))][:2] == [True, True]


def test_a_case_that_crashed_is_named() -> None:
    run = run_of(result("a", 0.5, error="ZeroDivisionError: boom"))
    assert crashes(run) == ("copy a: ZeroDivisionError: boom",)


def test_every_threshold_of_the_gate_names_a_metric_and_a_reason() -> None:
    rules = thresholds(GATE_FILE)
    assert {rule.suite for rule in rules} == set(Suite)
    for rule in rules:
        assert suite_of(rule.suite).metric(rule.metric)
        assert (rule.low is None) != (rule.high is None)
        assert len(rule.why) > 20


def test_a_file_that_is_no_gate_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "gate.yaml"
    file.write_text("copy: [{metric: quality, lower: 3}]")
    with pytest.raises(InputFileError, match="no gate"):
        thresholds(file)


def test_calibration_beats_chance_where_difficulty_tells_the_gain() -> None:
    points, assumed = points_of(two_sides())
    found = calibrate(points, 0.5, assumed=assumed)
    assert not assumed
    assert found.router.share == 0.5
    assert found.correlation == pytest.approx(1)
    assert found.router.quality > found.random.quality
    assert found.regret == pytest.approx(0)
    assert found.router.cost_usd == pytest.approx(0.005)


def test_the_fitted_setting_sends_the_fitted_share_through_the_real_router() -> None:
    from adwright.agents.routing.router import RouteRequest, route
    from adwright.agents.routing.tasks import Task
    from adwright.evals.cases.fleet import FLEET
    from adwright.schema import DataClass, PrivacyPolicy

    points, assumed = points_of(two_sides())
    found = calibrate(points, 0.25, assumed=assumed)
    hosted = 0
    for point in points:
        request = RouteRequest(
            task=Task.WRITE, language="en", data_class=DataClass.PUBLIC,
            policy=PrivacyPolicy.ALLOW, difficulty=point.difficulty,
            hosted_share=found.hosted_share_setting,
        )  # fmt: skip
        hosted += route(request, [FLEET["gemini"], FLEET["builtin"]]).chain[0].hosted
    assert hosted / len(points) == pytest.approx(found.router.share, abs=1 / len(points))


def test_without_a_hosted_side_calibration_says_that_it_assumes() -> None:
    points, assumed = points_of(run_of(result("a", 0.5), result("b", 0.7)))
    assert assumed
    assert {point.hosted for point in points} == {0.9}


def test_difficulty_that_tells_nothing_has_no_correlation() -> None:
    points = [
        Point(case=str(n), difficulty=0.2, local=n / 9, hosted=1, hosted_usd=1) for n in range(9)
    ]
    assert calibrate(points, 0.5, assumed=False).correlation == 0


def test_the_report_is_one_page_that_asks_for_nothing_and_escapes_what_it_shows(
    tmp_path: Path,
) -> None:
    latest, copy = write_report(two_sides(), tmp_path, tmp_path / "page.html")
    page = copy.read_text()
    assert latest.read_text() == page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
    assert "src=" not in page
    assert "<i>style.retro</i>" not in page
    assert "&lt;i&gt;style.retro&lt;/i&gt; is not seen" in page
    assert "&lt;b&gt;in&lt;/b&gt;" in page
    assert "not measured" in page
    assert page.count("<details") >= 24


@pytest.mark.parametrize("package", ["inspect_ai", "ir_measures"])
def test_a_missing_package_is_said_with_the_line_that_installs_it(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    plan = plan_of((Suite.RETRIEVAL,), configurations(()), limit=1)
    runner = Runner(settings=Settings(data_dir=tmp_path), plan=plan)
    with pytest.raises(MissingExtra, match=r"pip install 'adwright\[evals\]'"):
        runner.run()
    assert not (tmp_path / "evals").exists()


def test_two_processes_do_not_work_on_one_run(tmp_path: Path) -> None:
    run = run_of(finished=False)
    save_run(run, tmp_path)
    with (
        held(run, tmp_path),
        pytest.raises(UserError, match="another process"),
        held(run, tmp_path),
    ):
        pass
    with held(run, tmp_path):
        pass
