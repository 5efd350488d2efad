"""Is ``compose.yaml`` sound? A check for machines on which no container engine could say so.

``python -m launch.compose_schema FILE`` prints what is wrong, a line each, and ends with 1 if anything is. It knows the
part of the Compose specification that our file uses, and refuses the rest: a misspelt key would be ignored in silence.
Runs in the virtual environment, unlike the rest of this package: reading YAML needs a library.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

TOP_LEVEL = {"name", "services", "volumes"}
SERVICE = {
    "build": (str, dict),
    "command": (str, list),
    "depends_on": (dict,),
    "environment": (dict,),
    "healthcheck": (dict,),
    "image": (str,),
    "init": (bool,),
    "mem_limit": (str,),
    "ports": (list,),
    "read_only": (bool,),
    "restart": (str,),
    "stop_grace_period": (str,),
    "tmpfs": (list,),
    "ulimits": (dict,),
    "volumes": (list,),
}
HEALTHCHECK = {"test", "interval", "timeout", "retries", "start_period"}
CONDITIONS = {"service_started", "service_healthy", "service_completed_successfully"}
RESTARTS = {"no", "always", "on-failure", "unless-stopped"}
DURATION = re.compile(r"(\d+(ms|s|m|h))+")
PINNED_IMAGE = re.compile(r"[a-z0-9./_-]+:\d[\w.-]*")  # a tag that begins with a version, not "latest"
PORT = re.compile(r"((\d{1,3}\.){3}\d{1,3}:)?(\d+|\$\{\w+:-\d+\}):\d+")
VARIABLE = re.compile(r"\$\{(\w+)(:[-?][^}]*)?\}")
SECRET_NAME = re.compile(r"PASSWORD|SECRET|_KEY$|TOKEN")


def faults(document: Any) -> Iterator[str]:
    """What is wrong with a parsed file, a sentence each; nothing when it is sound."""
    if not isinstance(document, dict) or not isinstance(document.get("services"), dict):
        yield "there is no mapping of services"
        return
    for key in document.keys() - TOP_LEVEL:
        yield f"unknown key at the top: {key}"
    services, volumes = document["services"], document.get("volumes") or {}
    for name, service in services.items():
        for fault in service_faults(service, services, volumes):
            yield f"{name}: {fault}"
    mounted = {str(mount).partition(":")[0] for service in services.values() for mount in service.get("volumes", ())}
    for volume in volumes.keys() - mounted:
        yield f"volume {volume} is mounted nowhere"


def service_faults(service: dict[str, Any], services: dict[str, Any], volumes: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one service."""
    for key, value in service.items():
        if key not in SERVICE:
            yield f"unknown key {key}"
        elif not isinstance(value, SERVICE[key]):
            yield f"{key} must not be a {type(value).__name__}"
    if "image" not in service and "build" not in service:
        yield "has neither image nor build"
    if "image" in service and "build" not in service and not PINNED_IMAGE.fullmatch(str(service["image"])):
        yield f"image {service['image']} names no version"
    for other, terms in service.get("depends_on", {}).items():
        condition = (terms or {}).get("condition")
        if other not in services:
            yield f"depends on {other}, which is no service"
        elif condition not in CONDITIONS:
            yield f"depends on {other} with an unknown condition: {condition}"
        elif condition == "service_healthy" and "healthcheck" not in services[other]:
            yield f"waits for {other} to be healthy, which has no healthcheck"
    for port in service.get("ports", ()):
        if not PORT.fullmatch(str(port)):
            yield f"port {port} is not address:host:container"
    for mount in service.get("volumes", ()):
        source, _, target = str(mount).partition(":")
        if not target.startswith("/") or not (source in volumes or source.startswith(("./", "/"))):
            yield f"volume {mount} is not declared, or its target is no absolute path"
    if service.get("restart", "no") not in RESTARTS:
        yield f"unknown restart policy: {service['restart']}"
    yield from healthcheck_faults(service.get("healthcheck", {}))
    yield from environment_faults(service.get("environment", {}))


def healthcheck_faults(healthcheck: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a service's healthcheck; an empty one is none."""
    for key in healthcheck.keys() - HEALTHCHECK:
        yield f"healthcheck: unknown key {key}"
    test = healthcheck.get("test")
    if healthcheck and not (isinstance(test, list) and test[:1] in (["CMD"], ["CMD-SHELL"])):
        yield "healthcheck: test must be a list that begins with CMD or CMD-SHELL"
    for key in ("interval", "timeout", "start_period"):
        if key in healthcheck and not DURATION.fullmatch(str(healthcheck[key])):
            yield f"healthcheck: {key} is no duration: {healthcheck[key]}"


def environment_faults(environment: dict[str, Any]) -> Iterator[str]:
    """Values that Compose would not take, and secrets that stand in the file instead of coming from the environment."""
    for name, value in environment.items():
        if value is None:  # handed through as it is set where Compose runs
            continue
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            yield f"{name} must be text or a number, quoted if need be"
        text = str(value)
        if "$" in VARIABLE.sub("", text):
            yield f"{name} holds a dollar sign that is no ${{VARIABLE}}"
        if SECRET_NAME.search(name) and any(not default[1].startswith(":?") for default in VARIABLE.findall(text)):
            yield f"{name} is a secret with a default: use ${{NAME:?why it is needed}}"
        if SECRET_NAME.search(name) and not VARIABLE.search(text):
            yield f"{name} is a secret and stands in the file"


def main(path: str) -> int:
    """Print the faults of the file at ``path`` and give 1 when there are any."""
    try:
        document = yaml.safe_load(Path(path).read_text())
    except yaml.YAMLError as error:
        print(f"{path}: {error}")
        return 1
    found = list(faults(document))
    for fault in found:
        print(f"{path}: {fault}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
