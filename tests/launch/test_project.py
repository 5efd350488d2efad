from __future__ import annotations

import pytest

from launch.database import Database, start_database, without_password
from launch.paths import Checkout
from launch.project import Project, project_environment
from launch.troubles import Trouble


class Recorder:
    """Stands in for the supervisor: notes which management commands were asked for."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.fails = False

    def must_run(self, name, command, *, log, **options) -> None:
        self.commands.append(" ".join(str(word) for word in command[2:]))
        if self.fails:
            raise Trouble(name)
        log.write_text("clinician@suture.example\n")


@pytest.fixture
def project(tmp_path, narrator):
    checkout = Checkout(tmp_path)
    checkout.prepare()
    (tmp_path / "shop" / "migrations").mkdir(parents=True)
    (tmp_path / "shop" / "migrations" / "0001_initial.py").write_text("")
    (tmp_path / "shop" / "static").mkdir()
    (tmp_path / "site" / "demo").mkdir(parents=True)
    (tmp_path / "site" / "config" / "settings").mkdir(parents=True)
    database = Database("postgresql://ours", "PostgreSQL", is_ours=True, notes=tmp_path / "data" / "notes")
    return Project(checkout, Recorder(), narrator, database, packages="p1", env={})


class TestMigrate:
    def test_is_done_once_and_again_when_a_migration_or_a_package_changes(self, project):
        project.migrate()
        project.migrate()
        assert len(project.supervisor.commands) == 1

        (project.checkout.root / "shop" / "migrations" / "0002_more.py").write_text("")
        project.migrate()
        assert len(project.supervisor.commands) == 2

        project.packages = "p2"
        project.migrate()
        assert len(project.supervisor.commands) == 3

    def test_is_done_again_when_the_data_is_gone(self, project):
        project.migrate()
        (project.database.notes / "migrated").unlink()

        project.migrate()
        assert len(project.supervisor.commands) == 2

    def test_a_failed_one_is_not_taken_for_done(self, project):
        project.supervisor.fails = True
        with pytest.raises(Trouble):
            project.migrate()

        project.supervisor.fails = False
        project.migrate()
        assert len(project.supervisor.commands) == 2

    def test_somebody_elses_database_is_asked_every_time(self, project):
        project.database = Database("postgresql://theirs", "PostgreSQL", is_ours=False, notes=project.database.notes)
        project.migrate()
        project.migrate()

        assert len(project.supervisor.commands) == 2


class TestStaticFiles:
    def test_are_collected_again_when_one_changed_or_the_result_is_gone(self, project):
        collected = project.checkout.var / "static" / "staticfiles.json"
        collected.parent.mkdir()
        collected.write_text("{}")
        project.collect_static_files()
        project.collect_static_files()
        assert len(project.supervisor.commands) == 1

        (project.checkout.root / "shop" / "static" / "shop.css").write_text("a{}")
        project.collect_static_files()
        assert len(project.supervisor.commands) == 2

        collected.unlink()
        project.collect_static_files()
        assert len(project.supervisor.commands) == 3


class TestDemonstration:
    def test_is_loaded_once_for_a_database(self, project):
        project.load_demonstration()
        project.load_demonstration()

        assert project.supervisor.commands == ["load_demo --if-empty"]

    def test_accounts_are_asked_again_when_the_demonstration_changed(self, project):
        assert project.demonstration_accounts() == "clinician@suture.example\n"
        assert project.demonstration_accounts() == "clinician@suture.example\n"
        assert len(project.supervisor.commands) == 1

        (project.checkout.root / "site" / "demo" / "accounts.py").write_text("")
        project.demonstration_accounts()
        assert project.supervisor.commands == ["load_demo --show-accounts"] * 2


class TestEnvironment:
    def test_an_absent_elasticsearch_is_told_as_an_empty_address(self, monkeypatch):
        monkeypatch.setenv("ELASTICSEARCH_URL", "http://of-another-shell:9200")

        env = project_environment(settings="dev", database_url="postgresql://ours", elasticsearch_url="", PORT="8001")

        assert env["ELASTICSEARCH_URL"] == ""
        assert env["DJANGO_SETTINGS_MODULE"] == "config.settings.dev"
        assert env["PORT"] == "8001"


class TestDatabase:
    def test_a_named_one_is_used_and_not_started(self, project, myself):
        url = "postgresql://me:secret@db.example:5432/suture"

        found = start_database(
            project.checkout,
            project.supervisor,
            project.narrator,
            purpose="run",
            servant=myself,
            environment={"DATABASE_URL": url},
        )

        assert (found.url, found.is_ours) == (url, False)
        assert "secret" not in found.description
        assert project.supervisor.commands == []

    def test_a_password_is_never_printed(self):
        assert without_password("postgresql://me:p%40ss@db:5432/suture") == "postgresql://db:5432/suture"
