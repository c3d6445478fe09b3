"""Numbers of pandas for src/toolkit/data/table: /usr/bin/python3 table.py > table.json"""
import json

import numpy as np
import pandas as pd

random = np.random.RandomState(6)
n = 60
left = pd.DataFrame({
    "uf": random.choice(["SP", "RJ", "MG", "Ceará", "ceará"], n),
    "ano": random.randint(2019, 2023, n),
    "valor": np.round(random.normal(100, 30, n), 2),
    "novo": random.random_sample(n) < 0.4,
})
left.loc[random.permutation(n)[:7], "valor"] = np.nan
left.loc[random.permutation(n)[:4], "uf"] = None
right = pd.DataFrame({"uf": ["SP", "RJ", "BA", "SP"], "regiao": ["sudeste", "sudeste", "nordeste", "capital"], "valor": [1.0, 2.0, 3.0, 4.0]})


def plain(frame):
    return json.loads(frame.reset_index(drop=True).to_json(orient="records", double_precision=15))


aggs = {a: ("valor", a) for a in ("sum", "mean", "median", "min", "max", "std", "var", "count", "size", "nunique", "first", "last")}
out = {
    "left": plain(left), "right": plain(right),
    "by uf": plain(left.groupby("uf").agg(**aggs).reset_index()),
    "by uf, ano": plain(left.groupby(["uf", "ano"]).agg(soma=("valor", "sum"), quantos=("novo", "sum")).reset_index()),
    "sorted": plain(left.sort_values(["uf", "valor"], ascending=[True, False], kind="stable")),
    "pivot": plain(left.pivot_table(index="uf", columns="ano", values="valor", aggfunc="mean").reset_index()),
    "counts": left["uf"].value_counts().to_dict(),
    "isna": {k: int(v) for k, v in left.isna().sum().items()},
    "dropna": plain(left.dropna()),
}
for how in ("inner", "left", "right", "outer"):
    merged = left.merge(right, on="uf", how=how)
    out["merge " + how] = plain(merged)
out["versions"] = {"pandas": pd.__version__, "numpy": np.__version__}
print(json.dumps(out, ensure_ascii=False))
