"""What the code host runs: no holes, no rights beyond need, and nothing that people and tests do not run too."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from checkout import ROOT
from entries import reference

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ZIZMOR = Path(sys.executable).with_name("zizmor")


def loaded(path: Path) -> Any:  # noqa: ANN401 - any YAML
    """A file of the code host as data."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes nothing but text


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in loaded(path)["jobs"].values() for step in job["steps"]]


OPTIONS = (
    "--offline",
    "--persona=auditor",
    "--strict-collection",
    "--no-config",
    "--no-progress",
    "--format=json",
)


def zizmor(*options: str) -> list[tuple[str, str]]:
    """What zizmor finds at its strictest: the rule and the file."""
    done = subprocess.run(
        [ZIZMOR, *OPTIONS, "--no-exit-codes", *options, GITHUB],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert 0 == done.returncode, done.stderr
    return [
        (found["ident"], Path(found["locations"][0]["symbolic"]["key"]["Local"]["verbatim_path"]).name)
        for found in json.loads(done.stdout)
    ]


def test_zizmor_finds_nothing_at_its_strictest() -> None:
    """The auditor's persona, every rule: nothing; and one trigger alone is excused, where it stands."""
    assert [] == zizmor()
    assert [("dangerous-triggers", "review.yml")] == zizmor("--no-ignores")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_no_event_is_put_into_a_shell(path: Path) -> None:
    """Each action is a commit with its release beside it; what an event says reaches a script by its environment."""
    uses = re.findall(r"uses: (.*)", path.read_text("utf-8"))

    assert [] == [
        one for one in uses if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)
    ]
    assert [] == [step["run"] for step in steps(path) if "${{" in step.get("run", "")]
    assert {} == loaded(path)["permissions"]
    assert "false" == next(
        (step["with"]["persist-credentials"] for step in steps(path) if "checkout" in step.get("uses", "")),
        "false",
    )


def test_one_action_has_one_commit() -> None:
    """The workflows agree on what they run."""
    pins = {one for path in WORKFLOWS for one in re.findall(r"uses: (\S+)", path.read_text("utf-8"))}

    assert len(pins) == len({pin.split("@")[0] for pin in pins})


def test_a_fork_gets_no_secret_no_right_to_write_and_no_cache() -> None:
    """The check of a pull request reads, and runs the base branch's program (SAFETY E6)."""
    check = loaded(GITHUB / "workflows" / "check.yml")
    text = (GITHUB / "workflows" / "check.yml").read_text("utf-8")

    assert ["pull_request", "merge_group"] == list(check["on"])
    assert [{"contents": "read"}] == [job["permissions"] for job in check["jobs"].values()]
    assert [] == [
        word
        for word in ("secrets.", "cache", "pull_request_target", "github.token")
        if word in text.replace("no cache", "")
    ]
    checkout = next(
        step for step in steps(GITHUB / "workflows" / "check.yml") if "checkout" in step.get("uses", "")
    )
    base, head = (
        f"${{{{ github.event.pull_request.{end}.sha || github.event.merge_group.{end}_sha }}}}"
        for end in ("base", "head")
    )

    assert base == checkout["with"]["ref"]
    assert [{"HEAD": head}, {"BASE": base, "HEAD": head}] == [
        step["env"] for step in steps(GITHUB / "workflows" / "check.yml") if "HEAD" in step.get("env", {})
    ]


def test_what_is_sound_is_published_although_the_build_failed() -> None:
    """The build fails when it left something out; what it made is kept and deployed then, and only where it made it."""
    publish = loaded(GITHUB / "workflows" / "publish.yml")["jobs"]
    kept = next(step for step in publish["build"]["steps"] if step.get("id") == "kept")

    assert "${{ !cancelled() && hashFiles('site/index.html') != '' }}" == kept["if"]
    assert {"kept": "${{ steps.kept.outcome }}"} == publish["build"]["outputs"]
    assert "${{ !cancelled() && needs.build.outputs.kept == 'success' }}" == publish["deploy"]["if"]


def test_the_site_is_of_today_though_nobody_pushes() -> None:
    """It is published on a push to the main branch alone, every night, and by hand."""
    on = loaded(GITHUB / "workflows" / "publish.yml")["on"]

    assert {"branches": ["main"]} == on["push"]
    assert [{"cron": "17 18 * * *"}] == on["schedule"]
    assert {"push", "schedule", "workflow_dispatch"} == set(on)


def test_who_may_write_runs_nothing_that_was_sent_in() -> None:
    """The commenting workflow checks out the main branch, installs nothing, and runs one module of it."""
    review = steps(GITHUB / "workflows" / "review.yml")

    assert ["python3 -m kho.desk.pull_request.github"] == [step["run"] for step in review if "run" in step]
    assert [{"persist-credentials": "false", "sparse-checkout": "scripts"}] == [
        step["with"] for step in review if "uses" in step
    ]


def test_that_module_needs_nothing_but_python() -> None:
    """It runs without our libraries: nothing is installed where a token can write."""
    code = (
        f"import sys; sys.path.append({str(ROOT / 'scripts')!r}); import kho.desk.pull_request.github; "
        "print(*sorted(name for name in sys.modules if name.startswith('kho')))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True
    )

    assert [
        "kho",
        "kho.desk",
        *("kho.desk.pull_request", "kho.desk.pull_request.comment", "kho.desk.pull_request.github"),
        *("kho.words", "kho.words.problem"),
    ] == done.stdout.split()


def test_what_the_workflows_run_is_what_people_run() -> None:
    """Every step is a command of this house, so that it can be run, and is tested, without a code host."""
    commands = {step["run"].split()[0] for path in WORKFLOWS for step in steps(path) if "run" in step}

    assert {"make", "git", "mkdir", "sudo", "python3", ".ci/run", ".ci/submission", ".ci/publish"} == commands
    assert "READY := $(VENV)/.ready" in (ROOT / "Makefile").read_text("utf-8")


def test_every_province_and_the_program_have_an_owner() -> None:
    """Who reviews is decided by folder: all 34 provinces, the tended data, and everything else."""
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    owned = [line.split() for line in lines if line and not line.startswith("#")]
    folders = [folder for folder, *_owners in owned]

    assert ["*", "/exemplars/"] == folders[:2]
    assert [f"/exemplars/{slug}/" for slug in reference().provinces] == folders[2:]
    assert {2} == {len(line) for line in owned}


@pytest.mark.parametrize(
    "path", sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.stem
)
def test_forms_warn_that_they_are_public_and_ask_for_little(path: Path) -> None:
    """A public form asks for the address of a page first, and warns before anything is written (domain.md §6)."""
    form = loaded(path)
    fields = form["body"][1:]

    assert {"name", "description", "title", "labels", "body"} == set(form)
    assert "ai cũng đọc được" in form["body"][0]["attributes"]["value"]
    assert "Địa chỉ của trang" == fields[0]["attributes"]["label"]
    assert len(fields) == len({field["id"] for field in fields})
    assert {"input", "textarea", "dropdown", "checkboxes"} >= {field["type"] for field in fields}
