"""Runs features.py against a stand-in of Feast that notes what it is told: python3 read_back.py < {"features.py": …}

Prints the definitions as JSON. Every generated Python file is compiled too.
"""
import json
import sys
import types
from datetime import timedelta

files = json.load(sys.stdin)
for path, text in files.items():
    if path.endswith(".py"):
        compile(text, path, "exec")

definitions = []


def kind(name):
    class Definition:
        def __init__(self, **options):
            self.kind, self.options, self.projection = name, options, None
            if name != "Field":
                definitions.append(self)

        def __getitem__(self, features):
            return {"view": self.options["name"], "features": features}

    Definition.__name__ = name
    return Definition


def plain(value):
    if isinstance(value, timedelta):
        return {"seconds": value.total_seconds()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if hasattr(value, "options"):
        return {name: plain(item) for name, item in value.options.items()} if value.kind == "Field" else value.options["name"]
    return value


class Names(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return name


feast = Names("feast")
for name in ["Entity", "FeatureService", "FeatureView", "Field", "FileSource"]:
    setattr(feast, name, kind(name))
feast.ValueType = Names("ValueType")
sys.modules["feast"] = feast
sys.modules["feast.types"] = Names("feast.types")

exec(compile(files["features.py"], "features.py", "exec"), {"__name__": "features"})
print(json.dumps([{"kind": item.kind, **{name: plain(value) for name, value in item.options.items()}} for item in definitions]))
