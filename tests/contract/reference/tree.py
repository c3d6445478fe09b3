# Writes tree.json. Made with Python 3.11, scikit-learn 1.2.1, NumPy 1.24.2: /usr/bin/python3 tree.py
import json, numpy as np, sklearn
from pathlib import Path
from sklearn.datasets import load_iris
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor, export_text

CAMEL = lambda name: "".join(part if i == 0 else part.title() for i, part in enumerate(name.split("_")))
rs = np.random.RandomState(7)
X = np.floor(rs.normal(size=(300, 6)) * 10) / 10  # tests make the same with RandomState(7)
y3 = (X[:, 0] + X[:, 1] * X[:, 2] > 0).astype(int) + (X[:, 3] > 0.8)
number = np.floor(10 * X[:, 0] * X[:, 1] + 5 * X[:, 2])
weight = np.arange(300) % 4
iris = load_iris()
DATA = {"iris": (iris.data, iris.target), "drawn": (X, y3), "number": (X, number)}

def case(data, kind, weighted=False, **options):
    A, y = DATA[data]
    Class = DecisionTreeClassifier if kind == "classifier" else DecisionTreeRegressor
    model = Class(**options).fit(A, y, sample_weight=weight[: len(y)] if weighted else None)
    t = model.tree_
    return {
        "data": data, "kind": kind, "weighted": weighted, "options": {CAMEL(k): v for k, v in options.items()},
        "feature": np.where(t.feature < 0, -1, t.feature).tolist(),
        "threshold": np.where(t.feature < 0, 0, t.threshold).tolist(),
        "left": t.children_left.tolist(), "right": t.children_right.tolist(),
        "impurity": t.impurity.round(12).tolist(), "nSamples": t.n_node_samples.tolist(),
        "value": t.value.ravel().round(12).tolist(), "importances": model.feature_importances_.round(12).tolist(),
        "depth": int(model.get_depth()), "nLeaves": int(model.get_n_leaves()), "score": model.score(A, y),
        "text": export_text(model, max_depth=2, show_weights=True),
    }

out = {
    "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__},
    "iris": {"X": iris.data.tolist(), "y": iris.target.tolist()},
    "cases": [
        case("iris", "classifier", random_state=0),
        case("iris", "classifier", random_state=1, criterion="entropy", max_depth=3),
        case("iris", "classifier", random_state=0, max_leaf_nodes=5),
        case("iris", "classifier", random_state=0, ccp_alpha=0.015),
        case("iris", "classifier", random_state=3, max_features=2, min_samples_leaf=3),
        case("iris", "classifier", weighted=True, random_state=0, min_samples_split=20),
        case("drawn", "classifier", random_state=42),
        case("drawn", "classifier", random_state=42, criterion="log_loss", min_samples_leaf=5),
        case("drawn", "classifier", random_state=5, class_weight="balanced", max_depth=4),
        case("drawn", "classifier", random_state=5, max_features="sqrt", min_impurity_decrease=0.005),
        case("drawn", "classifier", weighted=True, random_state=1, max_leaf_nodes=12),
        case("number", "regressor", random_state=0, max_depth=5),
        case("number", "regressor", random_state=0, min_samples_leaf=0.03),
        case("number", "regressor", random_state=9, max_leaf_nodes=10),
        case("number", "regressor", weighted=True, random_state=2, max_features=0.5, max_depth=4),
        case("number", "regressor", random_state=0, ccp_alpha=4),
    ],
}
Path(__file__).with_suffix(".json").write_text(json.dumps(out, separators=(",", ":")) + "\n")
