"""Numbers of scikit-learn 1.2.1's impute, feature_selection, compose and pipeline: /usr/bin/python3 compose.py writes compose.json."""
import json, warnings
import numpy as np, pandas as pd, scipy, sklearn
from scipy import stats
from sklearn.compose import ColumnTransformer
from sklearn.feature_selection import SelectKBest, VarianceThreshold, chi2, f_classif, f_regression, mutual_info_classif
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler, PolynomialFeatures

warnings.simplefilter("ignore")
f = lambda a: [[None if isinstance(v, float) and np.isnan(v) else (v if isinstance(v, (str, bool)) else float(v)) for v in row] for row in np.asarray(a.toarray() if hasattr(a, "toarray") else a).tolist()]
g = lambda a: [None if np.isnan(v) else float(v) for v in a]
r = np.random.RandomState(1)
X = r.normal(10, 3, (30, 4)).round(2); y = r.randint(0, 3, 30); X[:, 1] += 2 * y; X[:, 3] = r.randint(0, 4, 30); t = (X[:, 0] * 2 + r.normal(0, 4, 30)).round(3)
holes = X[:8].copy(); holes[[0, 3], 0] = np.nan; holes[2, 2] = np.nan
kinds = np.array([["SP", "f"], [None, "m"], ["RJ", "f"], ["SP", None], ["RJ", "m"], ["é", "m"]], object)
out = {"versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "scipy": scipy.__version__}, "X": f(X), "y": y.tolist(), "t": t.tolist(), "holes": f(holes), "kinds": kinds.tolist()}
new = np.array([[np.nan, 1, np.nan, np.nan], [1, np.nan, 2, 3]])
out["new"] = f(new); out["impute"] = []
for kw in ({}, {"strategy": "median"}, {"strategy": "most_frequent"}, {"strategy": "constant"}, {"strategy": "constant", "fill_value": -1}, {"add_indicator": True}):
    i = SimpleImputer(**kw).fit(holes)
    out["impute"].append({"kw": kw, "statistics": g(i.statistics_), "Z": f(i.transform(new)) if not kw.get("add_indicator") else f(i.transform(np.c_[new[:, :1], [[1], [2]], new[:, 2:3], [[0], [1]]])), "names": i.get_feature_names_out(list("abcd")).tolist()})
out["imputeTexts"] = {s: SimpleImputer(missing_values=None, strategy=s).fit_transform(kinds).tolist() for s in ("most_frequent", "constant")}
m = SimpleImputer(missing_values=-1).fit(np.array([[-1, 2, -1], [4, -1, -1], [6, 8, -1]], float)); out["imputeMinusOne"] = {"Z": f(m.transform(np.array([[-1, -1, 5.0]]))), "names": m.get_feature_names_out().tolist()}
counts = r.randint(0, 4, (30, 5)); counts[:, 4] += 3 * (y == 1); out["counts"] = counts.tolist()
flat = np.c_[X, np.full(30, 0.1)]
sel = lambda fn, A, b: dict(zip(("scores", "pValues"), map(g, fn(A, b))))
out["select"] = {"fClassif": sel(f_classif, X, y), "chi2": sel(chi2, counts, y), "fRegression": sel(f_regression, flat, t)}
out["mutualInfo"] = {"discrete": mutual_info_classif(counts, y, discrete_features=True).tolist(), "continuous": mutual_info_classif(X, y, random_state=42).tolist(), "flat": mutual_info_classif(flat, y, random_state=0).tolist()}
out["kBest"] = {str(k): SelectKBest(f_classif, k=k).fit(X, y).get_support().tolist() for k in (1, 2, 3, "all")}
out["variance"] = [{"threshold": h, "variances": g(VarianceThreshold(h).fit(flat).variances_), "support": VarianceThreshold(h).fit(flat).get_support().tolist()} for h in (0, 5)]
out["fTail"] = [[a, b, c, float(stats.f.sf(a, b, c))] for a, b, c in ((0.5, 1, 10), (3, 2, 27), (50, 2, 27), (400, 3, 96), (1e-3, 5, 5), (2000, 1, 998), (1, 200, 300))]

table = pd.DataFrame({"idade": [20., 30, np.nan, 60], "uf": ["SP", "RJ", "SP", "MG"], "temp": [36.5, 38, 39, 37], "texto": ["febre e tosse", "dor", "febre alta", "tosse"], "classe": [1, 0, 1, 0]})
out["table"] = {c: [None if isinstance(v, float) and np.isnan(v) else v for v in table[c].tolist()] for c in table}
out["columns"] = []
num = Pipeline([("falta", SimpleImputer()), ("escala", StandardScaler())])
for name, parts, kw in (
    ("dense", [("num", num, ["idade", "temp"]), ("uf", OneHotEncoder(handle_unknown="ignore"), ["uf"])], {}),
    ("text", [("uf", OneHotEncoder(), ["uf"]), ("texto", CountVectorizer(), "texto")], {}),
    ("rest", [("uf", OrdinalEncoder(), ["uf"]), ("fora", "drop", ["texto"]), ("igual", "passthrough", ["temp"])], {"remainder": "passthrough"}),
    ("plain", [("temp", StandardScaler(), ["temp"]), ("uf", OneHotEncoder(drop="first"), ["uf"])], {"remainder": PolynomialFeatures(include_bias=False), "verbose_feature_names_out": False}),
    ("sparse", [("uf", OneHotEncoder(), ["uf"]), ("texto", CountVectorizer(), "texto")], {"sparse_threshold": 1}),
):
    c = ColumnTransformer(parts, **kw); data = table[["temp", "uf", "classe"]] if name == "plain" else table
    Z = c.fit_transform(data)
    out["columns"].append({"name": name, "Z": f(Z), "sparse": hasattr(Z, "toarray"), "names": c.get_feature_names_out().tolist()})
json.dump(out, open("compose.json", "w"), ensure_ascii=False, separators=(",", ":"), default=lambda v: v.item())
