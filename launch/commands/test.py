"""`make test` and `make prove`: pytest on real servers, which start before it and stop after it."""

from collections.abc import Sequence

from launch.database import start_database
from launch.narrator import Narrator
from launch.packages import ensure_packages
from launch.paths import Checkout, user_cache
from launch.project import project_environment
from launch.services import elasticsearch
from launch.services.chromium import ensure_chromium
from launch.services.elasticsearch import HOW_TO_GET_IT, Elasticsearch
from launch.services.stripe_mock import ensure_stripe_mock
from launch.supervisor import Supervisor
from launch.unprivileged import Servant


def test(checkout: Checkout, pytest_arguments: Sequence[str], *, proofs: bool) -> int:
    """Run the suite, or the heavy proofs instead, and give pytest's exit status.

    What is missing on this machine does not stop it here. The tests are told by their environment
    (``ELASTICSEARCH_URL`` empty, ``SUTURE_CHROMIUM`` unset) and themselves say so or, under CI, fail.
    """
    narrator = Narrator()
    checkout.prepare()
    with Supervisor(checkout.var / "run" / "test", narrator) as supervisor:
        servant = Servant.choose()
        way = elasticsearch.choose(
            cache=user_cache(), folder=checkout.server_data("test", servant) / "elasticsearch", servant=servant
        )
        search = Elasticsearch(way, log=checkout.logs / "elasticsearch-test.log")
        search.prepare_in_background(supervisor, narrator)
        search.start_in_background(supervisor, narrator)
        ensure_packages(checkout, supervisor, narrator)
        database = start_database(checkout, supervisor, narrator, purpose="test", servant=servant)
        chromium = ensure_chromium(supervisor, narrator, checkout.logs / "chromium.log")
        stripe_mock = ensure_stripe_mock(supervisor, narrator, checkout.logs / "stripe-mock.log")
        with narrator.phase("Elasticsearch"):
            search.finished.wait()
        narrator.say(f"  {database.description}\n  {search.description}\n  Chromium: {chromium or 'not found'}")
        if not search.is_up:
            narrator.say(f"  TESTS RUN WITHOUT ELASTICSEARCH. To have it: {HOW_TO_GET_IT}.")
        if chromium is None:
            narrator.say("  TESTS RUN WITHOUT A BROWSER. Install Chromium, or say where one is: SUTURE_CHROMIUM=…")

        env = project_environment(
            settings="test", database_url=database.url, elasticsearch_url=search.url if search.is_up else ""
        )
        env.pop("SUTURE_CHROMIUM", None)
        if chromium:
            env["SUTURE_CHROMIUM"] = str(chromium)
        if stripe_mock:
            env["STRIPE_MOCK"] = str(stripe_mock)
        selection = ["-m", "prove"] if proofs else []
        narrator.say(f"  Ready after {narrator.seconds:.1f} s\n")
        return supervisor.run_in_foreground(
            "pytest", [checkout.python, "-m", "pytest", *selection, *pytest_arguments], env=env, cwd=checkout.root
        )
