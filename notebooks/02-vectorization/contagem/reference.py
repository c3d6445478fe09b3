"""Numbers of the lab that come from scikit-learn and SciPy: prints reference.json.

python reference.py > reference.json    (pip install scikit-learn==1.9.1)
"""

import json

import scipy
import sklearn
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

records = [
    "Paciente com febre alta, dor no corpo e dor atrás dos olhos.",
    "Paciente com febre e tosse seca.",
    "Paciente com dor no peito e suor frio.",
    "Paciente com febre e manchas vermelhas pelo corpo.",
    "Paciente sem febre, com coceira e manchas na pele.",
    "Paciente com dor de cabeça e náusea, sem febre.",
]
phrases = [
    "Paciente com FEBRE alta, tosse.",
    "Náusea, dor de cabeça, falta de ar.",
    "Febre a 39 e dor à noite",
    "Pós-operatório 🤒 com dor🔥forte",
    "🤒 !!",
    "SpO2 88%, FR 28 irpm; O2 a 3 L/min",
    "Temp. 39,5°C às 18h30",
    "2ª dose, 1º atendimento (retorno)",
    "dor_forte no braço\tesquerdo\nsuor-frio",
    "tosse/coriza... ou só tosse?",
    "👩‍⚕️ avaliou: “peito chiando”, sem febre😷😷",
    "Ação à vista: ÂNSIA, DIARRÉIA e vômito",
    "a e i o u",
    "x² y³ ½ litro de água",
    "    ",
    "— não tem coceira —",
]
vectorizer = CountVectorizer().fit(records)
X = vectorizer.transform(records)
cut = vectorizer.build_analyzer()
small = csr_matrix([[0, 2, 0], [0, 0, 0], [1, 0, 3]])

print(
    json.dumps(
        {
            "versions": {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__},
            "tokens": {phrase: cut(phrase) for phrase in phrases},
            "vocabulary": vectorizer.get_feature_names_out().tolist(),
            "csr": {name: getattr(X, name).tolist() for name in ["data", "indices", "indptr"]},
            "types": {name: str(getattr(X, name).dtype) for name in ["data", "indices", "indptr"]},
            "small": {name: getattr(small, name).tolist() for name in ["data", "indices", "indptr"]},
        },
        ensure_ascii=False,
        indent=1,
    )
)
