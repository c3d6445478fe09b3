"""Numbers of scikit-learn for src/toolkit/decomposition: /usr/bin/python3 decomposition.py > decomposition.json

Components are turned so that their largest entry is positive: scikit-learn does so itself since 1.5."""
import json

import numpy as np
import scipy.sparse as sp
import sklearn
from sklearn.decomposition import PCA, TruncatedSVD

random = np.random.RandomState(4)
tall = np.round(random.normal(0, 1, (80, 5)) @ np.array(random.normal(0, 1, (5, 5))) + [5, 0, 1, -3, 2], 3)
wide = np.round(random.normal(0, 1, (6, 9)), 3)
sparse = np.round(random.normal(0, 1, (40, 12)) * (random.random_sample((40, 12)) < 0.25), 3)


def turned(components):
    return np.sign(components[np.arange(len(components)), np.abs(components).argmax(axis=1)])


def of(model, X):
    model.fit(X)
    signs = turned(model.components_)
    return {"components": (model.components_ * signs[:, None]).tolist(), "variance": model.explained_variance_.tolist(), "ratio": model.explained_variance_ratio_.tolist(),
            "singular": model.singular_values_.tolist(), "transformed": (model.transform(X if not sp.issparse(X) else X) * signs)[:5].tolist()}


cases = {
    "tall": of(PCA(svd_solver="full"), tall), "tall 2 whitened": of(PCA(2, whiten=True, svd_solver="full"), tall),
    "tall 0.9": of(PCA(0.9, svd_solver="full"), tall), "wide 4": of(PCA(4, svd_solver="full"), wide),
    "sparse 3": of(TruncatedSVD(3, algorithm="arpack", tol=0, random_state=0), sp.csr_matrix(sparse)),
    "tall svd 2": of(TruncatedSVD(2, algorithm="arpack", tol=0, random_state=0), tall),
}
print(json.dumps({"versions": {"sklearn": sklearn.__version__, "numpy": np.__version__}, "tall": tall.tolist(), "wide": wide.tolist(), "sparse": sparse.tolist(), "cases": cases}))
