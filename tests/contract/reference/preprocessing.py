"""Numbers of scikit-learn's preprocessing: /usr/bin/python3 preprocessing.py writes preprocessing.json (scikit-learn 1.2.1);
with scikit-learn 1.9.1, preprocessing-1.9.json, of what only the newer version has."""
import json, warnings
import numpy as np, sklearn
from sklearn.preprocessing import *

warnings.simplefilter("ignore")
r = np.random.RandomState(0)
X = np.c_[r.normal(50, 20, 24), r.exponential(3, 24), r.randint(0, 5, 24), np.full(24, 0.1)].round(3)
holes = X.copy(); holes[[1, 5], 0] = np.nan; holes[7, 1] = np.nan
new = np.c_[r.normal(50, 40, 6), r.exponential(6, 6), r.randint(-1, 7, 6), np.full(6, 0.3)].round(3)
kinds = [["SP", "f"], ["RJ", "m"], ["SP", "f"], ["MG", "f"], ["SP", "m"], ["RJ", "f"], ["BA", "m"], ["SP", "f"], ["é", "m"], ["z", "f"]]
kinds_new = [["SP", "m"], ["PA", "f"], ["BA", "m"], ["z", "f"]]
binary = [1, 0, 1, 0, 0, 1, 0, 1, 0, 1]
multi = ["dengue", "gripe", "dengue", "infarto", "gripe", "gripe", "infarto", "dengue", "gripe", "infarto"]
numbers = [3.5, 1.25, 4, 2, 3, 1.5, 0.5, 4.5, 2.5, 1.75]
f = lambda a: [[None if np.isnan(v) else float(v) for v in row] for row in np.asarray(a.toarray() if hasattr(a, "toarray") else a)]
g = lambda a: [None if np.isnan(v) else float(v) for v in a]

def old():
    out = {"versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__}, "X": f(X), "holes": f(holes), "new": f(new), "kinds": kinds, "kindsNew": kinds_new}
    out["scalers"] = {}
    for name, s in {"StandardScaler": StandardScaler(), "MinMaxScaler": MinMaxScaler(), "MinMaxScaler_clip": MinMaxScaler(feature_range=(-1, 2), clip=True), "MaxAbsScaler": MaxAbsScaler(), "RobustScaler": RobustScaler(), "RobustScaler_wide": RobustScaler(quantile_range=(10, 80), with_centering=False)}.items():
        s.fit(holes); z = s.transform(new)
        out["scalers"][name] = {"fields": {k[:-1]: g(v) for k, v in vars(s).items() if k in ("mean_", "var_", "scale_", "min_", "data_min_", "data_max_", "max_abs_", "center_") and v is not None}, "X": f(s.transform(holes)), "new": f(z), "back": f(s.inverse_transform(z))}
    out["normalizer"] = {n: f(Normalizer(norm=n).transform(X)) for n in ("l1", "l2", "max")}
    out["oneHot"] = []
    for kw in ({}, {"drop": "first"}, {"drop": "if_binary"}, {"drop": ["SP", "m"]}, {"handle_unknown": "ignore"}, {"handle_unknown": "ignore", "drop": "first"}, {"handle_unknown": "infrequent_if_exist", "min_frequency": 2}, {"handle_unknown": "infrequent_if_exist", "min_frequency": 0.25, "drop": "first"}, {"handle_unknown": "infrequent_if_exist", "max_categories": 3}, {"handle_unknown": "ignore", "max_categories": 2, "drop": "if_binary"}, {"handle_unknown": "infrequent_if_exist", "min_frequency": 2, "max_categories": 2}, {"max_categories": 6}):
        e = OneHotEncoder(sparse_output=False, **kw).fit(np.array(kinds, object))
        z = e.transform(np.array(kinds_new if "handle_unknown" in kw else kinds, object))
        out["oneHot"].append({"kw": kw, "names": e.get_feature_names_out(["uf", "sexo"]).tolist(), "Z": f(z), "back": [list(v) for v in e.inverse_transform(z)]})
    e = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1).fit(np.array(kinds, object))
    out["ordinal"] = {"X": f(e.transform(np.array(kinds, object))), "new": f(e.transform(np.array(kinds_new, object)))}
    e = OrdinalEncoder(encoded_missing_value=-2).fit(holes[:, 1:3])
    out["ordinalHoles"] = f(e.transform(holes[:, 1:3]))
    l = LabelEncoder().fit(multi); out["label"] = {"y": multi, "classes": l.classes_.tolist(), "codes": l.transform(multi).tolist()}
    out["bins"] = []
    for strategy in ("uniform", "quantile", "kmeans"):
        for n in (3, [4, 3, 4, 2] if strategy == "kmeans" else [4, 5, 7, 2]):
            b = KBinsDiscretizer(n_bins=n, strategy=strategy, encode="ordinal").fit(X)
            z = KBinsDiscretizer(n_bins=n, strategy=strategy).fit(X)
            out["bins"].append({"nBins": n, "strategy": strategy, "edges": [[None if np.isinf(v) else float(v) for v in e] for e in b.bin_edges_], "new": f(b.transform(new)), "onehot": f(z.transform(new)), "names": z.get_feature_names_out().tolist()})
    out["poly"] = []
    for kw in ({}, {"degree": 3}, {"degree": [2, 3], "include_bias": False}, {"degree": 3, "interaction_only": True}):
        p = PolynomialFeatures(**{**kw, "degree": tuple(kw["degree"]) if isinstance(kw.get("degree"), list) else kw.get("degree", 2)}).fit(X[:, :3])
        out["poly"].append({"kw": kw, "names": p.get_feature_names_out(["a", "b", "c"]).tolist(), "Z": f(p.transform(X[:4, :3]))})
    return out

def newer():
    out = {"versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__}, "target": [], "bins": []}
    for y, kind in ((binary, "binary"), (multi, "multiclass"), (numbers, "continuous")):
        for smooth in ("auto", 2.0, 0.0):
            e = TargetEncoder(smooth=smooth, cv=3, random_state=7)
            z = e.fit_transform(np.array(kinds, object), np.array(y))
            out["target"].append({"y": y, "kind": kind, "smooth": smooth, "encodings": [v.tolist() for v in e.encodings_], "mean": np.atleast_1d(e.target_mean_).tolist(), "crossed": f(z), "new": f(e.transform(np.array(kinds_new, object))), "names": e.get_feature_names_out(["uf", "sexo"]).tolist()})
    r = np.random.RandomState(3); big = r.choice(list("abcdefgh"), (203, 2)); y = (r.random_sample(203) < 0.4).astype(int)
    e = TargetEncoder(random_state=42); out["targetBig"] = {"X": big.tolist(), "y": y.tolist(), "crossed": f(e.fit_transform(big, y))}
    y = r.normal(size=203).round(6); out["targetBigNumbers"] = {"y": y.tolist(), "crossed": f(TargetEncoder(random_state=42).fit_transform(big, y))}
    for n, strategy in ((3, "quantile"), ([4, 5, 7, 2], "quantile"), ([4, 5, 4, 2], "kmeans")):
        b = KBinsDiscretizer(n_bins=n, strategy=strategy, encode="ordinal").fit(X)
        out["bins"].append({"nBins": n, "strategy": strategy, "edges": [[None if np.isinf(v) else float(v) for v in e] for e in b.bin_edges_], "new": f(b.transform(new))})
    return out

is_new = hasattr(__import__("sklearn.preprocessing").preprocessing, "TargetEncoder")
json.dump(newer() if is_new else old(), open("preprocessing-1.9.json" if is_new else "preprocessing.json", "w"), ensure_ascii=False, separators=(",", ":"))
