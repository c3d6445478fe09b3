"""Numbers for src/toolkit/transform: /usr/bin/python3 transform.py > transform.json

TensorFlow Transform is not in Debian. Where its rules are others' too, the others make the numbers: StandardScaler and
MinMaxScaler of scikit-learn (its variance divides by n, as TFT's), TfidfTransformer without norm (its idf is TFT's), and
pandas for counts. Counts that tie are put in TFT's order here, the last code point first.
"""
import json

import numpy as np
import pandas as pd
import sklearn
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.preprocessing import MinMaxScaler, StandardScaler

random = np.random.RandomState(21)
n = 80
x = np.round(random.normal(50, 20, n), 3)
x[random.permutation(n)[:9]] = np.nan
uf = random.choice(["SP", "RJ", "MG", "CE", "Ç", "é", "zé"], n, p=[0.3, 0.2, 0.2, 0.1, 0.1, 0.05, 0.05]).tolist()
words = ["febre", "tosse", "dor", "náusea", "cabeça", "seca", "alta", "há", "dias"]
texts = [" ".join(random.choice(words, random.randint(1, 9))) for _ in range(n)]

counts = pd.Series(uf).value_counts()
vocabulary = [token for token, _ in sorted(counts.items(), key=lambda item: (item[1], item[0]), reverse=True)]

of_words = pd.Series(" ".join(texts).split(" ")).value_counts()
terms = [token for token, _ in sorted(of_words.items(), key=lambda item: (item[1], item[0]), reverse=True)]
matrix = CountVectorizer(vocabulary={term: i for i, term in enumerate(terms)}, token_pattern=r"\S+").transform(texts)
idf = TfidfTransformer(norm=None, smooth_idf=True).fit(matrix).idf_
lengths = np.asarray(matrix.sum(axis=1)).ravel()
weights = [[round(float(c) / lengths[i] * idf[j], 15) for j, c in sorted(zip(matrix[i].indices, matrix[i].data))] for i in range(n)]
index = [sorted(int(j) for j in matrix[i].indices) for i in range(n)]

plain = lambda values: [None if np.isnan(value) else float(value) for value in values]
print(json.dumps({
    "x": plain(x), "uf": uf, "texto": texts,
    "zScore": plain(StandardScaler().fit_transform(x.reshape(-1, 1)).ravel()),
    "minMax": plain(MinMaxScaler((-1, 1)).fit_transform(x.reshape(-1, 1)).ravel()),
    "vocabulary": vocabulary,
    "terms": terms, "tfidfIndex": index, "tfidfWeight": weights,
    "versions": {"scikit-learn": sklearn.__version__, "pandas": pd.__version__, "numpy": np.__version__},
}, ensure_ascii=False))
