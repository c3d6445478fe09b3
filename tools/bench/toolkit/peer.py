"""What every peer of the benchmark shares.

A peer's script ends with `serve(setup, run)`: `setup(data)` is not timed and returns a state; `run(state)` is timed and
returns the figure of the task's check. `data` holds what the task's `prepare` made, by name.
"""

import json
import os
import sys
import time


def serve(setup, run):
    state = setup(_read(sys.argv[1]))
    _say("ready")
    for _ in sys.stdin:
        begin = time.perf_counter()
        figure = run(state)
        _say({"ms": (time.perf_counter() - begin) * 1000, "figure": float(figure)})


def _say(answer):
    print(json.dumps({"bench": answer}, separators=(",", ":")), flush=True)


def _read(folder):
    data = {}
    for file in os.listdir(folder):
        name, kind = os.path.splitext(file)
        path = os.path.join(folder, file)
        if kind == ".npy":
            import numpy

            data[name] = numpy.load(path)
        else:
            with open(path, encoding="utf-8") as text:
                data[name] = json.load(text) if kind == ".json" else text.read()
    return data
