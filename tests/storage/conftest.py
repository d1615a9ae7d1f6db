from dataclasses import replace

import pytest

from cchc_desk.storage import reports, tasks
from cchc_desk.storage.changes import joined
from cchc_desk.storage.workspace import Workspace
from tests.factories import make_report


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Sổ làm việc.cchc"


@pytest.fixture
def workspace(path):
    """Return an empty workspace that is open."""
    with Workspace.create(path) as opened:
        yield opened


@pytest.fixture
def kept(workspace):
    """Return what was kept in the workspace: a report with its tasks."""
    report = replace(make_report(), id="bc-2026-quy-1")
    workspace.apply(
        joined(
            "Make a document",
            tasks.append_change(workspace, "2026", report.tasks),
            reports.create_report_change(workspace, report),
        )
    )
    return report


@pytest.fixture
def closed(workspace, kept, path):
    """Return the path of a workspace that holds a report and is closed."""
    workspace.close()
    return path
