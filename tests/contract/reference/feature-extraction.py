"""Numbers of scikit-learn 1.2.1's HashingVectorizer: /usr/bin/python3 feature-extraction.py writes feature-extraction.json."""
import json, numpy as np, sklearn
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.utils import murmurhash3_32

docs = ["Febre alta e dor de cabeça", "Tosse seca, febre e cansaço", "febre FEBRE febre", "", "naïve 😀 日本語 text", "Coceira na pele; manchas vermelhas no braço e na pele"]
words = ["", "a", "ab", "abc", "abcd", "abcde", "febre", "cabeça", "日本語", "😀", "dor de cabeça", "x" * 37]
out = {"versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__}, "docs": docs, "hashes": [[w, int(murmurhash3_32(w, seed=0))] for w in words], "matrices": []}
for kw in ({}, {"n_features": 16}, {"n_features": 8, "alternate_sign": False, "norm": "l1"}, {"n_features": 4, "binary": True, "norm": None}, {"n_features": 64, "ngram_range": [1, 3], "strip_accents": "unicode"}):
    X = HashingVectorizer(**{k: tuple(v) if isinstance(v, list) else v for k, v in kw.items()}).transform(docs)
    X.sort_indices()
    out["matrices"].append({"kw": kw, "indptr": X.indptr.tolist(), "indices": X.indices.tolist(), "data": X.data.tolist()})
json.dump(out, open("feature-extraction.json", "w"), ensure_ascii=False, separators=(",", ":"))
