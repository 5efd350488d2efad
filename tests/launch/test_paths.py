from __future__ import annotations

import os
import shutil
import stat

import pytest

from launch.paths import Checkout, user_cache
from launch.unprivileged import Servant


@pytest.fixture
def somebody_else() -> Servant:
    """As under root: the servers' user is not ourselves. Our own numbers, so that any user may run this."""
    return Servant(os.geteuid(), os.getegid(), is_somebody_else=True)


@pytest.fixture
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("SUTURE_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


def checkout_at(root) -> Checkout:
    checkout = Checkout(root)
    root.mkdir()
    checkout.prepare()
    return checkout


class TestServerData:
    def test_is_in_the_checkout_for_an_ordinary_user(self, tmp_path, myself):
        checkout = checkout_at(tmp_path / "a")

        data = checkout.server_data("run", myself)

        assert data == checkout.var / "data" / "run"
        assert stat.S_IMODE(data.stat().st_mode) == 0o700

    def test_is_outside_for_a_user_who_cannot_walk_to_the_checkout(self, tmp_path, state, somebody_else):
        checkout = checkout_at(tmp_path / "a")
        before = stat.S_IMODE(checkout.root.stat().st_mode)

        data = checkout.server_data("run", somebody_else)

        assert data.parent.parent == state
        assert checkout.server_data("run", somebody_else) == data
        assert (data.parent / "checkout").read_text() == f"{checkout.root}\n"
        assert stat.S_IMODE(checkout.root.stat().st_mode) == before

    def test_a_copied_checkout_has_its_own(self, tmp_path, state, somebody_else):
        original = checkout_at(tmp_path / "a").server_data("run", somebody_else)
        shutil.copytree(tmp_path / "a", tmp_path / "b")

        assert Checkout(tmp_path / "b").server_data("run", somebody_else) != original

    def test_removing_var_means_a_fresh_start(self, tmp_path, state, somebody_else):
        checkout = checkout_at(tmp_path / "a")
        original = checkout.server_data("run", somebody_else)
        shutil.rmtree(checkout.var)
        checkout.prepare()

        assert checkout.server_data("run", somebody_else) != original

    def test_tests_and_site_do_not_share_it(self, tmp_path, myself):
        checkout = checkout_at(tmp_path / "a")

        assert checkout.server_data("run", myself) != checkout.server_data("test", myself)


class TestUserCache:
    def test_can_be_read_by_the_servers_user_whatever_the_umask(self, tmp_path, monkeypatch):
        monkeypatch.setenv("SUTURE_CACHE_DIR", str(tmp_path / "one" / "two"))
        previous = os.umask(0o077)
        try:
            cache = user_cache()
        finally:
            os.umask(previous)

        assert stat.S_IMODE(cache.stat().st_mode) == 0o755
        assert stat.S_IMODE(cache.parent.stat().st_mode) == 0o755
