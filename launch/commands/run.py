"""`make run`: everything, in the order in which it is needed, until Ctrl-C.

The first page comes first. What it does not need (the task worker, the scheduler, Elasticsearch and its index) starts
behind it, so that it does not compete for the processor.
"""

import os
import shlex
import threading
import urllib.error
import urllib.request
from pathlib import Path

from launch.database import start_database
from launch.narrator import Narrator
from launch.packages import ensure_packages
from launch.paths import Checkout, user_cache
from launch.ports import LOOPBACK, is_free
from launch.project import Project, project_environment
from launch.services import elasticsearch
from launch.services.elasticsearch import Elasticsearch
from launch.summary import Summary
from launch.supervisor import Child, Interrupted, Supervisor
from launch.troubles import Trouble
from launch.unprivileged import Servant

DEFAULT_PORT = 8000
FIRST_PAGE_SECONDS = 90
INDEX_ATTEMPTS = 6
INDEX_PAUSE_SECONDS = 5.0


def run(checkout: Checkout) -> int:
    """Serve until a signal comes. Gives 0 after Ctrl-C, which is how one is meant to end this.

    Raises:
        Trouble: something needed did not start, or died.
    """
    narrator = Narrator()
    port = chosen_port(os.environ.get("PORT", ""))
    checkout.prepare()
    try:
        with Supervisor(checkout.var / "run" / "serve", narrator) as supervisor:
            if not is_free(port):
                raise Trouble(f"Port {port} is in use. Choose another one: make run PORT={port + 1}")
            serve(checkout, supervisor, narrator, port)
    except Interrupted:
        narrator.say("\nEverything has been stopped.")
    return 0


def chosen_port(text: str) -> int:
    """The port from the environment.

    Raises:
        Trouble: it is no port number.
    """
    if not text:
        return DEFAULT_PORT
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise Trouble(f"PORT={text} is no port: give a number from 1 to 65535.")
    return int(text)


def serve(checkout: Checkout, supervisor: Supervisor, narrator: Narrator, port: int) -> None:
    """Start all, print the summary, and stay."""
    servant = Servant.choose()
    way = elasticsearch.choose(
        cache=user_cache(), folder=checkout.server_data("run", servant) / "elasticsearch", servant=servant
    )
    search = Elasticsearch(way, log=checkout.logs / "elasticsearch-run.log")
    search.prepare_in_background(supervisor, narrator)

    packages = ensure_packages(checkout, supervisor, narrator)
    database = start_database(checkout, supervisor, narrator, purpose="run", servant=servant)
    site = f"http://{LOOPBACK}:{port}"
    env = project_environment(
        settings="dev", database_url=database.url, elasticsearch_url=search.url, PORT=str(port), SITE_URL=site
    )
    write_environment(checkout, env)
    project = Project(checkout, supervisor, narrator, database, packages, env)
    project.migrate()
    project.collect_static_files()
    project.load_demonstration()

    with narrator.phase("Web server to the first page") as phase:
        web = start_web_server(project, port)
        if not supervisor.wait_for(
            lambda: page_status(f"{site}/") is not None, seconds=FIRST_PAGE_SECONDS, needed=[web]
        ):
            raise Trouble(f"The first page did not come within {FIRST_PAGE_SECONDS} s. See {web.log}.")
        if (status := page_status(f"{site}/")) != 200:  # an error page is there to be read: no reason to stop
            phase.note = f"it answers with status {status}; see {web.log}"
    first_page_after = narrator.seconds

    start_background_programs(project)
    search.start_in_background(supervisor, narrator)
    summary = Summary(
        site=site,
        checkout=checkout,
        accounts=project.demonstration_accounts(),
        database=database.description,
        search=search.description,
        has_search=bool(search.url) and not search.problem,
        first_page_after=first_page_after,
    )
    narrator.say(summary.text())
    threading.Thread(target=index_when_ready, args=(project, search)).start()
    supervisor.watch()


def start_web_server(project: Project, port: int) -> Child:
    """gunicorn, loaded once before it forks: half the time and memory of loading in each worker."""
    checkout = project.checkout
    command: list[str | Path] = [
        checkout.python,
        "-m",
        "gunicorn",
        "--limit-request-line=8190",
        "config.wsgi",
        "--pythonpath",
        "site",
        "--bind",
        f"{LOOPBACK}:{port}",
    ]
    command += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--preload"]
    command += ["--graceful-timeout", "3", "--log-level", "warning", "--access-logfile", checkout.logs / "access.log"]
    return project.supervisor.start(
        "web", command, env=project.env, cwd=checkout.root, log=checkout.logs / "web.log", echo=True
    )


def start_background_programs(project: Project) -> None:
    """The worker carries out tasks (mail, index, payments); the scheduler asks for those that are due by the clock."""
    checkout = project.checkout
    for name, command in (("worker", "db_worker"), ("scheduler", "run_scheduler")):
        project.supervisor.start(
            name,
            [checkout.python, "manage.py", command],
            env=project.env,
            cwd=checkout.root,
            log=checkout.logs / f"{name}.log",
            echo=True,
        )


def page_status(address: str) -> int | None:
    """The status a page answers with, None while nobody answers. Waits for a slow page."""
    try:
        with urllib.request.urlopen(address, timeout=FIRST_PAGE_SECONDS) as answer:  # noqa: S310 - an address of ours
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        return refusal.code
    except OSError:
        return None


def index_when_ready(project: Project, search: Elasticsearch) -> None:
    """Tell how Elasticsearch is doing once that is known, and have it filled if it lacks anything."""
    search.finished.wait()
    if project.supervisor.stopping.is_set():
        return
    if not search.is_up:
        if search.problem:
            project.narrator.say(f"  {search.description}\n  Search answers from PostgreSQL.")
        return
    began = project.narrator.seconds
    # The scheduler fills an index that is not there, and while it does the command refuses. Then it is asked again.
    for _ in range(INDEX_ATTEMPTS):
        try:
            project.manage("rebuild_search_index", "--if-needed")
        except Trouble as trouble:
            problem = trouble
        else:
            break
        if project.supervisor.stopping.wait(INDEX_PAUSE_SECONDS):
            return
    else:
        project.narrator.say(f"  {problem}")
        return
    taken = project.narrator.seconds - began
    project.narrator.say(
        f"  Elasticsearch is up after {search.seconds:.0f} s, its index complete after {taken:.0f} s more."
    )


def write_environment(checkout: Checkout, env: dict[str, str]) -> None:
    """Leave the addresses in ``var/env``: after ``. var/env``, another shell's ``manage.py`` has the same database."""
    file = checkout.var / "env"
    file.touch(mode=0o600)
    names = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "ELASTICSEARCH_URL", "PORT", "SITE_URL")
    file.write_text("".join(f"export {name}={shlex.quote(env[name])}\n" for name in names))
