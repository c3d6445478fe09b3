"""Sends the runs in runs.jsonl to a real MLflow tracking server. Python 3.8 or newer, nothing to install.

    python replay.py http://localhost:5000

Each run is made anew, with its parameters, metrics with their steps and times, tags, data sets and files.
"""

import json
import pathlib
import sys
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent


def call(server, method, path, fields):
    """Asks the server; what it refuses ends the script with its own message."""
    url = f"{server}/api/2.0/mlflow/{path}"
    body = None
    if method == "GET":
        url += "?" + urllib.parse.urlencode(fields)
    else:
        body = json.dumps(fields).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def experiment_id(server, name):
    try:
        return call(server, "GET", "experiments/get-by-name", {"experiment_name": name})["experiment"]["experiment_id"]
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
    return call(server, "POST", "experiments/create", {"name": name})["experiment_id"]


def send_files(server, old_run, artifact_uri):
    """Files go through the server's own proxy; a server that keeps them elsewhere gets none."""
    folder = HERE / old_run["folder"]
    if not folder.is_dir():
        return
    if not artifact_uri.startswith("mlflow-artifacts:"):
        print(f"  files left out: the server keeps them at {artifact_uri}")
        return
    root = urllib.parse.urlparse(artifact_uri).path.strip("/")
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        path = urllib.parse.quote(f"{root}/{file.relative_to(folder).as_posix()}")
        url = f"{server}/api/2.0/mlflow-artifacts/artifacts/{path}"
        urllib.request.urlopen(urllib.request.Request(url, file.read_bytes(), method="PUT")).close()


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    server = sys.argv[1].rstrip("/")
    for line in (HERE / "runs.jsonl").read_text(encoding="utf-8").splitlines():
        experiment = json.loads(line)
        to = experiment_id(server, experiment["name"])
        for old in experiment["runs"]:
            run = call(server, "POST", "runs/create", {"experiment_id": to, **old["create"]})["run"]["info"]
            for batch in old["batches"]:
                call(server, "POST", "runs/log-batch", {"run_id": run["run_id"], **batch})
            if old["inputs"]:
                call(server, "POST", "runs/log-inputs", {"run_id": run["run_id"], "datasets": old["inputs"]})
            send_files(server, old, run["artifact_uri"])
            if old["end"]:
                call(server, "POST", "runs/update", {"run_id": run["run_id"], **old["end"]})
            print(f"{experiment['name']}: {old['create']['run_name']} -> {run['run_id']}")


try:
    main()
except urllib.error.HTTPError as error:
    sys.exit(f"The server refused: {error.read().decode(errors='replace')}")
except urllib.error.URLError as error:
    sys.exit(f"The server did not answer ({error.reason}). Is it running? mlflow server --port 5000")
