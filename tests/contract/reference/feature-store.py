"""Point-in-time joins by pandas, step by step as Feast's file store does them: /usr/bin/python3 feature-store.py > feature-store.json

Feast itself is not in Debian: the steps are those of its `offline_stores/dask.py` (merge, filter by ttl, sort by created
and then by event timestamp, drop duplicates keeping the last), with an entity row's number in place of its keys and
moment, so that rows that repeat, or whose features are all too old, are kept as Feast's SQL stores keep them.
"""
import json

import numpy as np
import pandas as pd

random = np.random.RandomState(11)
start = pd.Timestamp("2026-01-01", tz="UTC")
hours = lambda n, most: start + pd.to_timedelta(random.randint(0, most, n), unit="h")
iso = lambda column: [None if pd.isna(value) else value.strftime("%Y-%m-%dT%H:%M:%SZ") for value in column]

n = 160
features = pd.DataFrame({"cliente_id": random.randint(1, 9, n), "loja": random.choice(["centro", "norte"], n), "event": hours(n, 240)})
features["created"] = features["event"] + pd.to_timedelta(random.randint(0, 60, n), unit="h")
features.loc[random.permutation(n)[:12], "created"] = pd.NaT
features["saldo"] = np.round(random.normal(100, 30, n), 2)
features.loc[random.permutation(n)[:9], "saldo"] = np.nan
# corrections: the same moment, written again later
again = features.loc[random.permutation(n)[:30]].copy()
again["created"] = again["created"] + pd.to_timedelta(random.randint(1, 40, 30), unit="h")
again["saldo"] = again["saldo"] + 1000
features = pd.concat([features, again], ignore_index=True)
features = features.sample(frac=1, random_state=3).reset_index(drop=True)
features["row"] = np.arange(len(features))

m = 60
entities = pd.DataFrame({"cliente_id": random.randint(1, 11, m), "loja": random.choice(["centro", "norte"], m), "event_timestamp": hours(m, 260)})
# moments that are equal to a feature's, and a ttl later
for i in range(0, 20, 2):
    entities.loc[i, ["cliente_id", "loja", "event_timestamp"]] = features.loc[i, ["cliente_id", "loja", "event"]].tolist()
    entities.loc[i + 1, ["cliente_id", "loja"]] = features.loc[i, ["cliente_id", "loja"]].tolist()
    entities.loc[i + 1, "event_timestamp"] = features.loc[i, "event"] + pd.Timedelta(hours=36)
entities["entity"] = np.arange(m)


def join(keys, ttl_hours, filter_by_created):
    joined = entities.merge(features, on=keys, how="inner", suffixes=("", "_right"))
    kept = joined[joined["event"] <= joined["event_timestamp"]]
    if ttl_hours:
        kept = kept[kept["event"] >= kept["event_timestamp"] - pd.Timedelta(hours=ttl_hours)]
    if filter_by_created:
        kept = kept[kept["created"] <= kept["event_timestamp"]]
    kept = kept.sort_values("row", kind="stable").sort_values("created", na_position="first", kind="stable").sort_values("event", na_position="first", kind="stable")
    last = kept.drop_duplicates("entity", keep="last").set_index("entity")["row"]
    return [int(last[i]) if i in last.index else -1 for i in range(m)]


# online: the last row by key of a window, its end left out
window = features[(features["event"] >= start + pd.Timedelta(hours=48)) & (features["event"] < start + pd.Timedelta(hours=96))]
window = window.sort_values("created", na_position="first", kind="stable").sort_values("event", kind="stable")
online = window.drop_duplicates("cliente_id", keep="last").sort_values("cliente_id")

out = {
    "features": {"cliente_id": features["cliente_id"].tolist(), "loja": features["loja"].tolist(), "event": iso(features["event"]), "created": iso(features["created"]), "saldo": [None if np.isnan(v) else v for v in features["saldo"]]},
    "entities": {"cliente_id": entities["cliente_id"].tolist(), "loja": entities["loja"].tolist(), "event_timestamp": iso(entities["event_timestamp"])},
    "rows": [
        {"keys": keys, "ttlHours": ttl, "filterByCreated": created, "rows": join(keys, ttl, created)}
        for keys in (["cliente_id"], ["cliente_id", "loja"]) for ttl in (0, 36) for created in (False, True)
    ],
    "online": {"cliente_id": online["cliente_id"].tolist(), "row": online["row"].tolist()},
    "versions": {"pandas": pd.__version__, "numpy": np.__version__},
}
print(json.dumps(out, ensure_ascii=False))
