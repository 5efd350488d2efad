from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from launch.compose_schema import faults, main

ROOT = Path(__file__).resolve().parents[2]


def found(text: str) -> list[str]:
    return list(faults(yaml.safe_load(text)))


class TestOurFile:
    def test_is_sound(self, capsys):
        assert main(str(ROOT / "compose.yaml")) == 0
        assert capsys.readouterr().out == ""

    def test_starts_everything_production_needs(self):
        services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]

        assert services.keys() >= {"app", "worker", "scheduler", "postgres", "elasticsearch", "redis"}

    def test_sorts_as_the_embedded_server_does(self):
        from launch.services.postgres import CLUSTER_OPTIONS

        services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
        for option in services["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split():
            assert option in CLUSTER_OPTIONS


class TestFaults:
    @pytest.mark.parametrize(
        ("service", "fault"),
        [
            ("{image: 'redis:8', restrat: always}", "a: unknown key restrat"),
            ("{image: 'redis:latest'}", "a: image redis:latest names no version"),
            ("{image: redis}", "a: image redis names no version"),
            ("{restart: always}", "a: has neither image nor build"),
            ("{image: 'redis:8', restart: sometimes}", "a: unknown restart policy: sometimes"),
            (
                "{image: 'redis:8', depends_on: {b: {condition: service_started}}}",
                "a: depends on b, which is no service",
            ),
            (
                "{image: 'redis:8', depends_on: {a: {condition: service_healthy}}}",
                "a: waits for a to be healthy, which has no healthcheck",
            ),
            ("{image: 'redis:8', ports: ['8000']}", "a: port 8000 is not address:host:container"),
            ("{image: 'redis:8', volumes: ['data:/data']}", "a: volume data:/data is not declared"),
            ("{image: 'redis:8', environment: {SECRET_KEY: abc}}", "a: SECRET_KEY is a secret and stands in the file"),
            (
                "{image: 'redis:8', environment: {DB_PASSWORD: '${P:-letmein}'}}",
                "a: DB_PASSWORD is a secret with a default",
            ),
            ("{image: 'redis:8', environment: {DEBUG: true}}", "a: DEBUG must be text or a number"),
            ("{image: 'redis:8', environment: {A: 'cost $5'}}", "a: A holds a dollar sign"),
            ("{image: 'redis:8', healthcheck: {test: true}}", "a: healthcheck: test must be a list"),
            (
                "{image: 'redis:8', healthcheck: {test: [CMD, 'true'], interval: 5}}",
                "a: healthcheck: interval is no duration",
            ),
        ],
    )
    def test_are_named(self, service, fault):
        (only,) = found(f"services:\n  a: {service}")

        assert only.startswith(fault)

    def test_a_volume_that_nobody_mounts_is_one(self):
        assert found("services: {a: {image: 'redis:8'}}\nvolumes: {lost: }") == ["volume lost is mounted nowhere"]

    def test_a_file_without_services_is_one(self):
        assert found("[]") == ["there is no mapping of services"]

    def test_what_is_handed_through_is_none(self):
        assert found("services: {a: {image: 'redis:8', environment: {API_KEY: }}}") == []

    def test_a_sound_file_has_none(self):
        assert found("services: {a: {image: 'redis:8', volumes: ['d:/data']}}\nvolumes: {d: }") == []
